using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;
using GraphSec.Models.Threading;
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
using GraphSec.Pipeline.Train.Tuning;

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
        var report = options.Report with
        {
            Evaluation = In(data, ArtifactFolders.Evaluation),
            Model = In(data, ArtifactFolders.Model),
            Collected = In(data, ArtifactFolders.Collected),
        };
        Report(In(data, ArtifactFolders.Scores), In(data, ArtifactFolders.Report), report);
        return new FlowResult(Reporter.Find(scores, report), [.. collected.Notices, .. FlowResult.NoticesOf(parsed)], [.. collected.Errors, .. FlowResult.ErrorsOf(parsed)])
        {
            CollectErrors = collected.Errors,
        };
    }

    /// <summary>The same in memory for one input and a model that is there already.</summary>
    public IReadOnlyList<GraphScores> Score(ParsedCorpus input, Detector detector) =>
        Scorer.Explained(Scorer.Score(Features(input), detector, options.Score, Kernels(KernelUse.Score)));

    /// <summary>The same among peers: other code of the same owner.</summary>
    public IReadOnlyList<GraphScores> Score(ParsedCorpus input, ParsedCorpus peers, Detector detector)
    {
        var estate = new Estate(Features(peers));
        return estate.Score(Features(input), detector, options.Score, Kernels(KernelUse.Score));
    }

    /// <summary>The same by another detector, fitted to the input and its peers where it learns from graphs.</summary>
    /// <param name="peers">Other code of the same owner, or null.</param>
    /// <param name="detector">One of <see cref="NamedDetectors"/>.</param>
    /// <exception cref="InputException">There is no such detector for Terraform.</exception>
    public IReadOnlyList<GraphScores> Score(ParsedCorpus input, ParsedCorpus? peers, Detector model, string detector, int seed) => BaselineScorer.Score(
        Features(input), peers is null ? [] : Features(peers), model, detector, options.Score, seed, Kernels(KernelUse.Score));

    /// <summary>Reads a file, a folder of code with the root modules below it that keep a state of their own, or all that stands below a folder whose
    /// own code declares nothing, or that has none.</summary>
    /// <exception cref="InputException">Nothing there, or nothing this program reads.</exception>
    public ParsedCorpus Read(string path)
    {
        var isFolder = Directory.Exists(path);
        var own = !isFolder || SourceParser.IsConfiguration(path) ? SourceParser.Read(path, options.Parse) : null;
        if (own is not null && (!isFolder || own.DeclaresResources || own.Errors.Count > 0))
        {
            // Values given are one module's.
            return isFolder && options.Parse is { Var.Count: 0, VarFile.Count: 0 } ? WithStateful(own, path) : new ParsedCorpus([own]);
        }

        var below = SourceParser.ReadAll(SourceFinder.Find(path, options.Collect), options.Parse);
        if (own is null)
        {
            return below;
        }

        var declaring = below.Graphs.Where(graph => graph.DeclaresResources || graph.Errors.Count > 0).ToList();
        return declaring.Count == 0 ? new ParsedCorpus([own]) : below with { Graphs = declaring };
    }

    /// <summary>A folder's own graph, and those of other root modules below it that are applied by themselves.</summary>
    private ParsedCorpus WithStateful(ResourceGraph own, string path)
    {
        var others = SourceFinder.FindStateful(path, options.Collect);
        if (others.Items.Count == 0)
        {
            return new ParsedCorpus([own]);
        }

        var below = SourceParser.ReadAll(others, options.Parse, keepsBroken: true);
        return below with { Graphs = [.. below.Graphs.Append(own with { Name = CollectedSource.Top }).OrderBy(graph => graph.Name, StringComparer.Ordinal)] };
    }

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
        var (epochs, networks, done) = (options.Train.Network.Epochs, 1 + (options.Train.IsCrossFitted ? options.Train.Folds : 0), 0);
        Tell("train", 0, epochs * networks);
        var set = Kernels(KernelUse.Train);
        var checkpoint = CheckpointFile.For(input, output, options.Train, set.Name);
        var trained = DetectorTraining.Train(FeatureFile.Read(input), options.Train, set,
            epoch => Tell("train", done = Math.Max(done + 1, epoch.Epoch), epochs * networks, FormattableString.Invariant($"loss {epoch.Training:0.000}")), checkpoint,
            Labelled(), Init());
        DetectorFile.Write(trained, set.Name, output);
        checkpoint.Remove();
    }

    /// <summary>Trains and evaluates the detector, the same without each of some parts, and the same with another seed.</summary>
    /// <exception cref="InputException">There is no such part, or a model to start from has it.</exception>
    /// <param name="resume">Takes detectors that an earlier run of the same features and options left, if there was one.</param>
    public Evaluation Ablate(string input, string output, IReadOnlyList<string> parts, bool resume = false)
    {
        foreach (var name in parts)
        {
            AblationCatalog.Without(options.Train, [name]);
        }

        var (features, set, done) = (FeatureFile.Read(input), Kernels(KernelUse.Train), 0);
        var models = AblationModels.Open(output, TrainingInputs.Hash(input, options.Train.Init, OptionsOfTraining(set)), resume);
        var training = new AblationTraining(features, options.Train, set, Labelled(), Init(), models);
        var whole = Trained("whole", training.Whole);
        List<(AblatedPart Part, Detector Detector)> others =
        [
            .. parts.Select(AblationCatalog.Named)
                .Select(part => (new AblatedPart(part.Name, part.Meaning), Trained(part.Name, told => training.Without(part, told)))),
            (new AblatedPart("(another seed)", "the whole model, whose training drew other numbers"), Trained("another seed", training.OtherSeed)),
        ];
        var evaluation = Evaluator.Evaluate(features, whole, options.Evaluate with { Baselines = [] }, set,
            graph => Tell("evaluate", 0, 0, graph), [.. others.Select(other => (other.Part.Name, other.Detector))]);
        AblationFile.Write(evaluation, [.. others.Select(other => other.Part)], output);
        models.Remove();
        return evaluation;

        Detector Trained(string name, Func<Action<EpochLoss>?, Detector> train)
        {
            Tell("train", done, parts.Count + 2, name);
            var trained = train(epoch => Tell("train", done, parts.Count + 2, FormattableString.Invariant($"{name}: epoch {epoch.Epoch}, loss {epoch.Training:0.000}")));
            Tell("train", ++done, parts.Count + 2, name);
            return trained;
        }
    }

    /// <summary>Searches settings of training, by what validation repositories say of them.</summary>
    /// <exception cref="InputException">There are no validation repositories, the budget does not suffice, or there is no such setting.</exception>
    public TuningResult Tune(string input, string output)
    {
        var (set, tune) = (Kernels(KernelUse.Train), options.Tune);
        var inputs = TrainingInputs.Hash(input, options.Train.Init, OptionsOfTraining(set) + FormattableString.Invariant(
            $"{tune.Trials} {tune.Budget} {tune.Seed} {string.Join(' ', tune.Settings)}{options.Evaluate}"));
        var state = TuningState.Open(output, inputs, tune.Resume);
        Tell("tune", 0, 0);
        var all = FeatureFile.Read(input);
        var init = Init();
        var fitting = new NetworkFitting(all with { Graphs = [.. all.Graphs.Where(item => item.Split != Split.Test)] }, set, init);
        var spared = DetectorTraining.Spared(fitting.Features, options.Train);
        var judge = new FaultJudge(spared, fitting.Features.Vocabulary, options.Evaluate);
        if (judge.Faults == 0)
        {
            throw new InputException($"the validation repositories of '{input}' hold nothing to judge settings by; run 'graphsec featurize' with a larger --validation-share, or on more repositories");
        }

        var tuning = new Tuner(fitting, Labelled(), init, set, detector => judge.AveragePrecision(detector, set),
            (done, total, note) => Tell("tune", done, total, note)).Run(options.Train, tune, state);
        TuningFile.Write(tuning, output);
        state.Remove();
        return tuning;
    }

    /// <summary>All that a training follows from but its features and the model that it starts from.</summary>
    private string OptionsOfTraining(IKernels set)
    {
        var train = options.Train;
        return FormattableString.Invariant(
            $"{train.Network}{train.Detector}{train.Evidence}{train.Weighs} {train.Folds} {train.Labelled} {string.Join(' ', train.Plant.Without.Order())}{set.Name}");
    }

    private Detector? Init() => options.Train.Init is { } init ? DetectorFile.Read(init) : null;

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
        var scores = Scorer.Explained(Scorer.Score(FeatureFile.Read(input), DetectorFile.Read(model), options.Score, Kernels(KernelUse.Score),
            (done, total) => Tell("score", done, total)));
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

    private GraphFeatures[] Features(ParsedCorpus corpus) => SideBySide.Of(corpus.Graphs, Features);

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
