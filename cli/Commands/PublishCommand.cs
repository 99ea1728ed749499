using System.CommandLine;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec publish</c>: no stage, but how the model in the box is made.</summary>
internal static class PublishCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new VerbCommand(terminal, "publish", "Copy a model and fill in its card: data, licences and figures.");
        var model = command.Word("--model", "Folder that train wrote", ArtifactFolders.Model);
        var evaluation = command.Word("--evaluation", "Folder that evaluate wrote", ArtifactFolders.Evaluation);
        var output = command.Word("--output", "Folder to write into", "models/pretrained");
        var sources = command.Path("--sources", "Table of what it was trained on, with columns repo, commit and licence", "CSV");
        sources.Required = true;
        command.Does(result =>
        {
            ModelRelease.Write(At(model!), At(evaluation!), At(sources), terminal.OutputAt(result.GetValue(output)!));
            return ExitCodes.Fine;

            string At(Option<string?> option) => terminal.At(result.GetValue(option)!);
        });
        return command;
    }
}
