using System.CommandLine;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Report;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec report</c>.</summary>
internal static class ReportCommand
{
    private const string All = "all";

    private const string Description = """
        Write scores with their reasons as a folder of reports, one in each format.

        Examples:
          graphsec report --input data/scores --output data/report
          graphsec report --evaluation data/evaluation --model data/model --base ../main/data --formats markdown,html
        """;

    public static VerbCommand Create(Terminal terminal)
    {
        var command = new StageCommand(terminal, "report", Description, ArtifactFolders.Scores, ArtifactFolders.Report, "Folder that score wrote");
        var top = command.OptionalWhole("--top", "Resources that lists show, highest score first; 0 shows all");
        var formats = command.Word("--formats", $"Formats to write, separated by commas: {ReportFormats.Names}, or all", All);
        var evaluation = command.Path("--evaluation", "Folder that evaluate wrote, for the figures of the model");
        var model = command.Path("--model", "Folder that train wrote, for the curve of its loss");
        var collected = command.Path("--collected", "Folder that collect wrote, for the source of resources");
        var compared = command.Path("--base", "Data folder of the base branch, to compare its scores and figures with");
        command.Reads = (result, options) => options with
        {
            Report = new ReportOptions
            {
                Top = result.GetValue(top),
                Formats = result.GetValue(formats) is { } chosen and not All
                    ? chosen.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [],
                Evaluation = At(result.GetValue(evaluation)),
                Model = At(result.GetValue(model)),
                Collected = At(result.GetValue(collected)),
                Base = At(result.GetValue(compared)),
                Today = terminal.Today,
            },
        };
        command.Does(result =>
        {
            var options = command.Reads(result, new FlowOptions());
            var (input, output) = command.Folders(result);
            Progress.Show(terminal, step => new Flow(options, step).Report(input, output));
            return ExitCodes.Fine;
        });
        return command;

        string? At(string? folder) => folder is null ? null : terminal.At(folder);
    }
}
