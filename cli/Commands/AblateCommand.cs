using System.CommandLine;
using System.CommandLine.Completions;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Train;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec ablate</c>: no stage; what each part of the model is worth.</summary>
internal static class AblateCommand
{
    private const string All = "all";

    /// <summary>Parts of a model that has learned from labelled examples.</summary>
    private static readonly string[] OfLabels = ["labelled", "preference"];

    // Every run of the program makes every command: this is a constant, and a test holds it against the catalog.
    private const string Description = """
        Train the model without each of its parts in turn, and measure what each is worth.

        All models have the same repositories, settings and seed, and are asked for the same faults; ablation.md tells by how much
        the whole model is ahead of each, with intervals. One more is trained with another seed: differences as large are luck.
        The sections train and evaluate of params.yaml are the settings. It takes about eight times as long as training does.

        Parts:
          network      what is expected is how often training saw it, whatever stands around it
          graph        no messages: the network sees a resource's own cells alone
          direction    messages to what refers and to what is referred to share their weights
          relations    a reference is a reference, whatever attribute makes it
          locality     the network sees the graph's average as well: resources that have nothing to do with one change its score
          mask         the network sees what it is asked for, as an autoencoder does
          types        no resource's type is hidden while the network learns
          frequencies  the network's opinion is not pooled with how often training saw a value
          peers        resources of the same type in the same graph have no say
          agreement    peers weigh the same on every path, not by how much they agree on it
          tails        a value is as odd as it is rare, however rare the others of its path are
          house        what the graph says elsewhere under the same name, such as its region, has no say
          references   where a reference could have led instead has no say
          others       how many other resources have the same is told by what peers make probable alone
          qualifiers   which port, direction or effect stands beside every address or every action has no say
          magnitudes   how much larger or smaller than usual a value is has no say
          evidence     which oddities matter is not learned: the oddest paths alone count, as with --plain
          folds        which oddities matter is learned from validation repositories alone
          words        which oddities matter is learned from numbers alone, not from what a path is called
          preference   what people prefer is not learned from labelled examples: they only say which oddities matter
          labelled     nothing is learned from examples that people labelled

        Examples:
          graphsec ablate --input data/featurized
          graphsec ablate --parts graph,peers --output data/ablation
        """;

    public static Command Create(Terminal terminal)
    {
        var command = new VerbCommand(terminal, "ablate", Description);
        var input = command.Word("--input", "Folder that featurize wrote", ArtifactFolders.Featurized);
        var output = command.Word("--output", "Folder to write; an earlier one is replaced", "data/ablation");
        var parts = command.Word("--parts", "Parts to do without, one at a time, separated by commas", All);
        parts.HelpName = "PARTS";
        parts.CompletionSources.Add(_ => [new CompletionItem(All), .. AblationCatalog.Parts.Select(part => new CompletionItem(part.Name))]);
        var resume = command.Flag("--resume", "Take the models that a run of the same features and options had trained when it was cut off");
        var settings = new RunSettings(command, terminal);
        var compute = ComputeSettings.Training(command, terminal);
        command.Does(result =>
        {
            var options = compute.Over(settings.Of(result), result);
            if (result.GetValue(resume) && BucketPlaces.IsOne(result.GetValue(output)!))
            {
                throw new InputException($"--resume needs what a cut-off run left beside its output, and '{result.GetValue(output)}' is in a bucket; name a folder here");
            }

            var (from, to) = (terminal.At(result.GetValue(input)!), terminal.OutputFolderAt(result.GetValue(output)!));
            Progress.Show(terminal, step => new Flow(options, step).Ablate(from, to, Parts(result.GetValue(parts)!, options.Train), result.GetValue(resume)));
            return ExitCodes.Fine;
        });
        return command;
    }

    /// <summary>All are those that this model has.</summary>
    private static string[] Parts(string list, TrainOptions options) => list == All
        ? [.. AblationCatalog.Parts
            .Where(part => !(part.IsOfNetwork && options.Init is not null) && !(OfLabels.Contains(part.Name) && options.Labelled is null))
            .Select(part => part.Name)]
        : CommaList.Of(list);
}
