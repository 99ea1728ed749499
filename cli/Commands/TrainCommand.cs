using System.CommandLine;
using System.CommandLine.Completions;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Artifacts.Faults;
using GraphSec.Pipeline.Train;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec train</c>.</summary>
internal static class TrainCommand
{
    /// <summary>The model that comes with the program.</summary>
    private const string Pretrained = "pretrained";

    public static VerbCommand Create(Terminal terminal)
    {
        var (network, detector) = (new LikelihoodOptions(), new DetectorOptions());
        var command = new StageCommand(terminal, "train", "Fit the network to the training repositories and calibrate it on the validation repositories.",
            ArtifactFolders.Featurized, ArtifactFolders.Model, "Folder that featurize wrote");
        var hidden = command.Whole("--hidden", "Width of the network", network.Hidden, least: 1, most: 4096);
        var layers = command.Whole("--layers", "Rounds of message passing", network.Layers, most: 64);
        var epochs = command.Whole("--epochs", "Passes over the training graphs, at the most", network.Epochs);
        var learningRate = command.Number("--learning-rate", "Step size of Adam", network.LearningRate);
        var weightDecay = command.Number("--weight-decay", "Decoupled weight decay", network.WeightDecay);
        var dropout = command.Number("--dropout", "Share of the hidden state dropped while training", network.Dropout, most: 0.99f);
        var fanOut = command.Whole("--fan-out", "References drawn each way for a resource of a graph that is cut into batches", network.FanOut, least: 1);
        var batchNodes = command.Whole("--batch-nodes", "Resources of a batch, at least", network.BatchNodes, least: 1);
        var patience = command.Whole("--patience", "Epochs without improvement after which training stops", network.Patience, least: 1);
        var kindMask = command.Number("--kind-mask", "Share of resources whose type is hidden in a step", network.KindMask, most: 1);
        var seed = command.Whole("--seed", "Seed of every random choice", network.Seed);
        var trainedStrength = command.Number("--trained-strength", "Weight of the network's opinion against peers", detector.TrainedStrength);
        var contextWeight = command.Number("--context-weight", "How far the network may move from plain frequencies", detector.ContextWeight, most: 1);
        var correlationPrior = command.Number("--correlation-prior", "Graphs that the overall agreement of peers counts for", detector.CorrelationPrior);
        var fewRepositories = command.Number("--few-repositories", "Repositories that must have a path for the network to be heard half", detector.FewRepositories);
        var quantityWeight = command.Number("--quantity-weight", "Part of its surprise that an unusual quantity keeps", detector.QuantityWeight, most: 1);
        var untrainedStrength = command.Number("--untrained-strength", "The same weight where training did not know the path", detector.UntrainedStrength);
        var discount = command.Number("--discount", "Taken off every value's count in favour of unseen ones", detector.Discount, most: 1);
        var fullInstances = command.Number("--full-instances", "Instances of one block that count fully as peers", detector.FullInstances, least: 1);
        var folds = command.Whole("--folds", "Parts of the training repositories, each judged by a network of the others to learn which oddities matter; 0 learns that from validation repositories alone", new TrainOptions().Folds, most: 20);
        var plain = command.Flag("--plain", "Score by how odd things are alone; do not learn from planted faults which oddities matter");
        var labelled = new Option<string?>("--labelled") { Description = "Folder that featurize wrote of labelled examples: folders named bad… beside folders named good…", HelpName = "DIR" };
        command.Add(labelled);
        var init = new Option<string?>("--init") { Description = "Start from the network and words of a model: pretrained, or a folder that train wrote; --epochs 0 leaves the network as it is", HelpName = "MODEL" };
        command.Add(init);
        var without = new Option<string?>("--without") { Description = "Families of faults that are not planted, separated by commas, to see what is found of them all the same", HelpName = "FAMILIES" };
        command.Add(without);
        var ablate = new Option<string?>("--ablate") { Description = "Parts of the model to do without, separated by commas, to see what they are worth; 'graphsec ablate --help' lists them", HelpName = "PARTS" };
        ablate.CompletionSources.Add(_ => [.. AblationCatalog.Parts.Select(part => new CompletionItem(part.Name))]);
        command.Add(ablate);
        var resume = command.Flag("--resume", "Go on where a run of the same features and options was cut off");
        var compute = ComputeSettings.Training(command, terminal);
        command.Reads = (result, options) => compute.Of(result, options with
        {
            Train = AblationCatalog.Without(new TrainOptions
            {
                Resume = result.GetValue(resume),
                Weighs = !result.GetValue(plain),
                Folds = result.GetValue(folds),
                Labelled = result.GetValue(labelled) is { } folder ? terminal.At(folder) : null,
                Init = result.GetValue(init) switch
                {
                    null => null,
                    Pretrained => Path.Combine(AppContext.BaseDirectory, "model"),
                    var model => terminal.At(model),
                },
                Plant = new PlantOptions { Without = Families(result.GetValue(without)) },
                Network = network with
                {
                    Hidden = result.GetValue(hidden),
                    Layers = result.GetValue(layers),
                    Epochs = result.GetValue(epochs),
                    LearningRate = result.GetValue(learningRate),
                    WeightDecay = result.GetValue(weightDecay),
                    Dropout = result.GetValue(dropout),
                    BatchNodes = result.GetValue(batchNodes),
                    FanOut = result.GetValue(fanOut),
                    Patience = result.GetValue(patience),
                    KindMask = result.GetValue(kindMask),
                    Seed = result.GetValue(seed),
                },
                Detector = detector with
                {
                    TrainedStrength = result.GetValue(trainedStrength),
                    ContextWeight = result.GetValue(contextWeight),
                    CorrelationPrior = result.GetValue(correlationPrior),
                    FewRepositories = result.GetValue(fewRepositories),
                    QuantityWeight = result.GetValue(quantityWeight),
                    UntrainedStrength = result.GetValue(untrainedStrength),
                    Discount = result.GetValue(discount),
                    FullInstances = result.GetValue(fullInstances),
                },
            }, CommaList.Of(result.GetValue(ablate))),
        });
        command.Does(result =>
        {
            if (result.GetValue(resume) && BucketPlaces.IsOne(command.OutputName(result)))
            {
                throw new InputException($"--resume needs what a cut-off run left beside its output, and '{command.OutputName(result)}' is in a bucket; name a folder here");
            }

            var options = command.Reads(result, new FlowOptions());
            var (input, output) = command.Folders(result);
            Progress.Show(terminal, step => new Flow(options, step).Train(input, output));
            return ExitCodes.Fine;
        });
        return command;
    }

    private static IReadOnlySet<FaultFamily> Families(string? names) =>
        CommaList.Of(names).Select(name => EnumWords.Parse<FaultFamily>(name)
                ?? throw new InputException($"'{name}' is no family of faults: choose from {string.Join(", ", Enum.GetValues<FaultFamily>().Select(EnumWords.Of))}"))
            .ToHashSet();
}
