using System.CommandLine;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Report;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec report</c>.</summary>
internal static class ReportCommand
{
    public static VerbCommand Create(Terminal terminal)
    {
        var command = new StageCommand(terminal, "report", "Write scores with their reasons as Markdown, text, JSON and SARIF.",
            ArtifactFolders.Scores, ArtifactFolders.Report, "Folder that score wrote");
        var top = command.Whole("--top", "Resources shown, highest score first; 0 shows all", new ReportOptions().Top);
        command.Reads = (result, options) => options with { Report = new ReportOptions { Top = result.GetValue(top) } };
        command.Does(result =>
        {
            var options = command.Reads(result, new FlowOptions());
            var (input, output) = command.Folders(result);
            Progress.Show(terminal, step => new Flow(options, step).Report(input, output));
            return ExitCodes.Fine;
        });
        return command;
    }
}
