using System.CommandLine;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec parse</c>.</summary>
internal static class ParseCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new StageCommand(terminal, "parse", "Read collected sources into graphs of resources and their references.",
            ArtifactFolders.Collected, ArtifactFolders.Parsed, "Folder that collect wrote");
        var settings = new ParseSettings(command, terminal);
        command.Does(result =>
        {
            var options = new FlowOptions { Parse = settings.Of(result) };
            var parsed = Progress.Show(terminal, step => new Flow(options, step).Parse(command.Input(result), command.Output(result)));
            return Messages.Tell(terminal, FlowResult.NoticesOf(parsed), FlowResult.ErrorsOf(parsed));
        });
        return command;
    }
}
