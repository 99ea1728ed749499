namespace GraphSec.Pipeline.Artifacts;

/// <summary>The name of every folder and file under <c>data/</c>: one folder a stage, named after what the verb made.</summary>
public static class ArtifactFolders
{
    /// <summary>The folder that holds them all.</summary>
    public const string Root = "data";

    public const string Collected = "data/collected";
    public const string Parsed = "data/parsed";
    public const string Flattened = "data/flattened";
    public const string Featurized = "data/featurized";
    public const string Model = "data/model";
    public const string Evaluation = "data/evaluation";
    public const string Scores = "data/scores";
    public const string Report = "data/report";

    /// <summary>In <see cref="Collected"/>: what was found, a row each.</summary>
    public const string CollectedIndex = "index.csv";

    /// <summary>In <see cref="Collected"/>: the copies themselves, under the name of each source.</summary>
    public const string CollectedSources = "sources";

    /// <summary>In <see cref="Parsed"/>: one JSON file a graph, under the graph's name.</summary>
    public const string ParsedGraphs = "graphs";

    /// <summary>In <see cref="Flattened"/>: one table a resource type.</summary>
    public const string Tables = "tables";

    /// <summary>In <see cref="Flattened"/>: every edge.</summary>
    public const string References = "references.csv";

    /// <summary>In <see cref="Flattened"/>: the nodes that are no resources.</summary>
    public const string Nodes = "nodes.csv";

    /// <summary>In <see cref="Flattened"/>: one row a graph.</summary>
    public const string Graphs = "graphs.csv";

    /// <summary>In <see cref="Flattened"/>: the type of every column of every table.</summary>
    public const string Schema = "schema.json";

    /// <summary>In <see cref="Featurized"/>: the cells of every graph, one a line.</summary>
    public const string Features = "features.jsonl";

    /// <summary>In <see cref="Featurized"/> and <see cref="Model"/>: the words that numbers stand for.</summary>
    public const string Vocabulary = "vocabulary.txt";

    /// <summary>In <see cref="Model"/>: the weights, and the card that says what they are.</summary>
    public const string Weights = "model.safetensors";
    public const string ModelCard = "model.json";

    /// <summary>In <see cref="Model"/>: the loss of every epoch.</summary>
    public const string History = "history.csv";

    /// <summary>In <see cref="Evaluation"/>: the figures DVC compares, and what its plots are drawn from.</summary>
    public const string Metrics = "metrics.json";
    public const string Roc = "roc.csv";
    public const string Plots = "plots";

    /// <summary>In <see cref="Scores"/>: one line a scored block, and one a graph.</summary>
    public const string OutlierScores = "scores.jsonl";
    public const string ScoredGraphs = "graphs.jsonl";

    /// <summary>In <see cref="Report"/>: one report in each format, this and the format's ending.</summary>
    public const string ReportName = "report";
}
