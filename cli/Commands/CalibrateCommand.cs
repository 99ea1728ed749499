using System.CommandLine;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec calibrate</c>: no stage; what a score is a percentile of, without training anew.</summary>
internal static class CalibrateCommand
{
    private const string Description = """
        Measure anew what scores are percentiles of, and leave the network as it is.

        A score says how many of 100 resources are less odd. Which resources, calibrate decides: give it features of
        repositories that the model did not learn from, such as your own, and a score of 98 means the odd 2 % of those.
        Forms of input that they hold too little of keep the percentiles they had.

        Example:
          graphsec calibrate --input data/featurized --model data/model --output data/calibrated
          graphsec score . --model data/calibrated
        """;

    public static Command Create(Terminal terminal)
    {
        var command = new VerbCommand(terminal, "calibrate", Description);
        var input = command.Word("--input", "Folder that featurize wrote; all its repositories count", ArtifactFolders.Featurized);
        var model = command.Word("--model", "Folder that train wrote", ArtifactFolders.Model);
        var output = command.Word("--output", "Folder to write; an earlier one is replaced", "data/calibrated");
        var compute = ComputeSettings.Training(command, terminal);
        command.Does(result =>
        {
            var options = compute.Of(result, new FlowOptions());
            new Flow(options).Calibrate(At(input), At(model), terminal.OutputFolderAt(result.GetValue(output)!));
            return ExitCodes.Fine;

            string At(Option<string> option) => terminal.At(result.GetValue(option)!);
        });
        return command;
    }
}
