using System.CommandLine;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec collect</c>.</summary>
internal static class CollectCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new StageCommand(terminal, "collect", "Copy Terraform code, graphs, plans and states out of a folder of repositories.",
            "examples", ArtifactFolders.Collected, "Folder of repositories, or one repository or file");
        var settings = new CollectSettings(command);
        command.Does(result =>
        {
            var options = new FlowOptions { Collect = settings.Of(result) };
            var (input, output) = command.Folders(result);
            var collected = Progress.Show(terminal, step => new Flow(options, step).Collect(input, output));
            return Messages.Tell(terminal, collected.Notices, []);
        });
        return command;
    }
}
