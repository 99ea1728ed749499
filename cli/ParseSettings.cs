using System.CommandLine;
using GraphSec.Pipeline.Parse;

namespace GraphSec.Cli;

/// <summary>The options of reading code, which several verbs have.</summary>
internal sealed class ParseSettings(VerbCommand command, Terminal terminal)
{
    private readonly Option<string[]> var = command.Words("--var", "Value of an input variable of the root module: name=value", "NAME=VALUE");
    private readonly Option<string[]> varFile = command.Words("--var-file", "File of such values", "FILE");
    private readonly Option<string> workspace =
        command.Word("--workspace", "Terraform workspace that the code is read for", new ParseOptions().Workspace);
    private readonly Option<string?> within =
        command.Path("--within", "Folder that modules may be read from; the repository around the code unless told");

    public ParseOptions Of(ParseResult result) => new()
    {
        Var = result.GetValue(var)!,
        VarFile = [.. result.GetValue(varFile)!.Select(terminal.At)],
        Workspace = result.GetValue(workspace)!,
        Within = result.GetValue(within) is { } folder ? terminal.At(folder) : null,
    };
}
