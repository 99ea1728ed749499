namespace GraphSec.Pipeline.Artifacts.PlainGraphs;

/// <summary>
/// A folder with <c>edges.csv</c>, one of <c>features.npy</c>, <c>features.npy.gz</c> and <c>features.csv</c>, and perhaps <c>labels.csv</c>.
/// Nodes are the rows of the features, numbered from 0; a <c>features.csv</c> whose first column is called <c>node</c> names them instead.
/// </summary>
public static class PlainGraphFolder
{
    internal const string Edges = "edges.csv";
    internal const string Labels = "labels.csv";
    private static readonly string[] FeatureFiles = ["features.npy", "features.npy.gz", "features.csv"];

    /// <summary>Whether a path is such a folder, and none of Terraform code. Looks at names alone.</summary>
    public static bool Is(string path) =>
        File.Exists(Path.Combine(path, Edges)) && FeatureFile(path) is not null
        && !Directory.EnumerateFiles(path, "*.tf").Any() && !Directory.EnumerateFiles(path, "*.tf.json").Any();

    /// <exception cref="InputException">A file is missing or broken, an edge or a label names no node.</exception>
    public static PlainGraph Read(string folder)
    {
        var features = FeatureFile(folder)
            ?? throw new InputException($"cannot read '{folder}': it has no features; put features.npy or features.csv beside {Edges}");
        var (names, values) = Reading(features, () => features.EndsWith(".csv", StringComparison.Ordinal)
            ? FeatureTable.Read(features) : (null, NumpyFile.Read(features)));
        var nodes = new NodeNames(names, values.Rows);
        var path = Path.Combine(folder, Edges);
        var (from, to) = Reading(path, () => EdgeTable.Read(path, nodes));
        path = Path.Combine(folder, Labels);
        var labels = File.Exists(path) ? Reading(path, () => LabelTable.Read(path, nodes)) : null;
        return new PlainGraph(nodes.All, values, from, to, labels);
    }

    private static string? FeatureFile(string folder) =>
        FeatureFiles.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static T Reading<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error))
        {
            throw FileFailure.OfReading(path, error);
        }
    }
}
