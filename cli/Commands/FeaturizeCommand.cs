using System.CommandLine;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Featurize;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec featurize</c>.</summary>
internal static class FeaturizeCommand
{
    public static VerbCommand Create(Terminal terminal)
    {
        var standard = new FeaturizeOptions();
        var command = new StageCommand(terminal, "featurize", "Split repositories into training, validation and test, and learn the words of the training part.",
            ArtifactFolders.Flattened, ArtifactFolders.Featurized, "Folder that flatten wrote");
        var minBlocks = command.Whole("--min-blocks", "Resources that must have a path, or a kind of value, for it to be learned", standard.MinBlocks, least: 1);
        var minRepositories = command.Whole("--min-repositories", "Repositories that must have a value for it to be learned by name", standard.MinRepositories, least: 1);
        var oftenInOne = command.Whole("--often-in-one", "Resources of one repository that make up for a second repository", standard.OftenInOne, least: 1);
        var maxOutcomes = command.Whole("--max-outcomes", "Values of a path learned by name, at the most", standard.MaxOutcomes, least: 1);
        var validationShare = command.Number("--validation-share", "Share of repositories for early stopping and calibration", standard.ValidationShare, most: 0.9);
        var testShare = command.Number("--test-share", "Share of repositories for evaluation alone", standard.TestShare, most: 0.9);
        var seed = command.Whole("--seed", "Seed of the split", standard.Seed);
        command.Reads = (result, options) => options with
        {
            Featurize = new FeaturizeOptions
            {
                MinBlocks = result.GetValue(minBlocks),
                MinRepositories = result.GetValue(minRepositories),
                OftenInOne = result.GetValue(oftenInOne),
                MaxOutcomes = result.GetValue(maxOutcomes),
                ValidationShare = result.GetValue(validationShare),
                TestShare = result.GetValue(testShare),
                Seed = result.GetValue(seed),
            },
        };
        command.Does(result =>
        {
            var options = command.Reads(result, new FlowOptions());
            var (input, output) = command.Folders(result);
            Progress.Show(terminal, step => new Flow(options, step).Featurize(input, output));
            return ExitCodes.Fine;
        });
        return command;
    }
}
