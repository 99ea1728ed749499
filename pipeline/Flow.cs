using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Collect;
using GraphSec.Pipeline.Evaluate;
using GraphSec.Pipeline.Featurize;
using GraphSec.Pipeline.Flatten;
using GraphSec.Pipeline.Parse;
using GraphSec.Pipeline.Report;
using GraphSec.Pipeline.Score;
using GraphSec.Pipeline.Train;

namespace GraphSec.Pipeline;

/// <summary>
/// The whole flow, and the only place that sees all stages. To add one: a folder here with its options and its pure functions,
/// its noun in Artifacts, a line in <see cref="Run"/>, a command of the same word in cli, a section in params.yaml, a stage in
/// dvc.yaml. StageNamesAgreeTests names what is missing.
/// </summary>
/// <param name="progress">Is told how far long stages are.</param>
public sealed class Flow(FlowOptions options, Action<FlowStep>? progress = null)
{
    private readonly Dictionary<KernelUse, IKernels> kernels = [];

    /// <summary>From a folder of repositories to the report, each stage's artifact in its own folder below <paramref name="data"/>.</summary>
    /// <exception cref="InputException">Nothing to learn from, or a folder that cannot be written.</exception>
    public FlowResult Run(IReadOnlyList<string> inputs, string data)
    {
        var collected = Collect(inputs, In(data, ArtifactFolders.Collected));
        var parsed = Parse(In(data, ArtifactFolders.Collected), In(data, ArtifactFolders.Parsed));
        Flatten(In(data, ArtifactFolders.Parsed), In(data, ArtifactFolders.Flattened));
        Featurize(In(data, ArtifactFolders.Flattened), In(data, ArtifactFolders.Featurized));
        Train(In(data, ArtifactFolders.Featurized), In(data, ArtifactFolders.Model));
        Evaluate(In(data, ArtifactFolders.Featurized), In(data, ArtifactFolders.Model), In(data, ArtifactFolders.Evaluation));
        var scores = Score(In(data, ArtifactFolders.Featurized), In(data, ArtifactFolders.Model), In(data, ArtifactFolders.Scores));
        Report(In(data, ArtifactFolders.Scores), In(data, ArtifactFolders.Report), options.Report with
        {
            Evaluation = In(data, ArtifactFolders.Evaluation),
            Model = In(data, ArtifactFolders.Model),
            Collected = In(data, ArtifactFolders.Collected),
        });
        return new FlowResult(scores, [.. collected.Notices, .. FlowResult.NoticesOf(parsed)], [.. collected.Errors, .. FlowResult.ErrorsOf(parsed)])
        {
            CollectErrors = collected.Errors,
        };
    }

    /// <summary>The same in memory for one input and a model that is there already.</summary>
    public IReadOnlyList<GraphScores> Score(ParsedCorpus input, Detector detector) =>
        [.. input.Graphs.Select(graph => Scorer.Score(Features(graph), detector, options.Score, Kernels(KernelUse.Score)))];

    /// <summary>The same among peers: other code of the same owner.</summary>
    public IReadOnlyList<GraphScores> Score(ParsedCorpus input, ParsedCorpus peers, Detector detector)
    {
        var estate = new Estate([.. peers.Graphs.Select(Features)]);
        return [.. input.Graphs.Select(graph => estate.Score(Features(graph), detector, options.Score, Kernels(KernelUse.Score)))];
    }

    /// <summary>Reads a file, a folder of code, or all that stands below a folder without code of its own.</summary>
    /// <exception cref="InputException">Nothing there, or nothing this program reads.</exception>
    public ParsedCorpus Read(string path) => !Directory.Exists(path) || SourceParser.IsConfiguration(path)
        ? new ParsedCorpus([SourceParser.Read(path, options.Parse)])
        : SourceParser.ReadAll(SourceFinder.Find(path, options.Collect), options.Parse);

    /// <summary>Reads a graph, plan or state.</summary>
    /// <exception cref="InputException">The content is damaged, or nothing this program reads.</exception>
    public static ParsedCorpus Read(Stream standardInput) => new([SourceParser.Read(standardInput, "standard input")]);

    /// <param name="inputs">Folders, files, archives, or addresses of git repositories.</param>
    public CollectedSources Collect(IReadOnlyList<string> inputs, string output)
    {
        Tell("collect", 0, 0, string.Join(' ', inputs));
        return Collector.Collect(inputs, output, options.Collect);
    }

    public ParsedCorpus Parse(string input, string output)
    {
        var parsed = SourceParser.ReadAll(CollectedSources.Read(input), options.Parse, (done, total) => Tell("parse", done, total), keepsBroken: true);
        parsed.Write(output);
        return parsed;
    }

    public void Flatten(string input, string output)
    {
        var parsed = ParsedCorpus.Read(input);
        var flat = new List<FlatGraph>(parsed.Graphs.Count);
        foreach (var graph in parsed.Graphs)
        {
            flat.Add(Flattener.Flatten(graph, options.Flatten));
            Tell("flatten", flat.Count, parsed.Graphs.Count);
        }

        FlatCorpus.Of(flat).Write(output, options.Tables);
    }

    public void Featurize(string input, string output)
    {
        Tell("featurize", 0, 0);
        FeatureFile.Write(Featurizer.Featurize(FlatCorpus.Read(input).Graphs, options.Featurize), output);
    }

    public void Train(string input, string output)
    {
        var epochs = options.Train.Network.Epochs;
        Tell("train", 0, epochs);
        var set = Kernels(KernelUse.Train);
        var checkpoint = CheckpointFile.For(input, output, options.Train, set.Name);
        var trained = DetectorTraining.Train(FeatureFile.Read(input), options.Train, set,
            epoch => Tell("train", epoch.Epoch, epochs, FormattableString.Invariant($"loss {epoch.Training:0.000}")), checkpoint,
            Labelled(), options.Train.Init is { } init ? DetectorFile.Read(init) : null);
        DetectorFile.Write(trained, set.Name, output);
        checkpoint.Remove();
    }

    private IReadOnlyList<GraphFeatures> Labelled() =>
        options.Train.Labelled is { } folder ? [.. FeatureFile.Read(folder).Graphs.Select(item => item.Graph)] : [];

    public Evaluation Evaluate(string input, string model, string output)
    {
        var evaluation = Evaluator.Evaluate(FeatureFile.Read(input), DetectorFile.Read(model), options.Evaluate, Kernels(KernelUse.Train),
            graph => Tell("evaluate", 0, 0, graph));
        evaluation.WriteTo(output);
        return evaluation;
    }

    public IReadOnlyList<GraphScores> Score(string input, string model, string output)
    {
        var scores = Scorer.Score(FeatureFile.Read(input), DetectorFile.Read(model), options.Score, Kernels(KernelUse.Score),
            (done, total) => Tell("score", done, total));
        ScoreFile.Write(scores, output);
        return scores;
    }

    public void Report(string input, string output) => Report(input, output, options.Report);

    private void Report(string input, string output, ReportOptions report)
    {
        Tell("report", 0, 0);
        Reporter.Write(ScoreFile.Read(input), output, report);
    }

    /// <summary>The same model with percentiles of the repositories in <paramref name="input"/>, all of them.</summary>
    public void Calibrate(string input, string model, string output)
    {
        var unseen = FeatureFile.Read(input).Graphs.Select(item => item.Graph);
        DetectorFile.WriteCalibrated(model, DetectorCalibration.Calibrate(DetectorFile.Read(model), unseen, Kernels(KernelUse.Score)), output);
    }

    private GraphFeatures Features(ResourceGraph graph) => CellExtractor.Extract(Flattener.Flatten(graph, options.Flatten));

    private IKernels Kernels(KernelUse use)
    {
        if (!kernels.TryGetValue(use, out var set))
        {
            kernels.Add(use, set = Computation.Of(options, use));
        }

        return set;
    }

    /// <summary>A stage's folder below another root than <see cref="ArtifactFolders.Root"/>.</summary>
    private static string In(string data, string folder) => Path.Combine(data, folder[(ArtifactFolders.Root.Length + 1)..]);

    private void Tell(string stage, int done, int total, string note = "") => progress?.Invoke(new FlowStep(stage, done, total, note));
}
