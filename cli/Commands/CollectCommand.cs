using System.CommandLine;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec collect</c>.</summary>
internal static class CollectCommand
{
    private const string Description = """
        Copy Terraform code, graphs, plans and states out of folders, git repositories, archives and buckets.

        An input is a folder of repositories, a repository, a file, an archive (.tar, .tar.gz, .tgz, .zip), a place in a bucket, or
        an address for git: https://, ssh://, git@host:path or file://, with ?ref=branch-or-tag if need be. Nothing in them is run,
        unless --with-terraform asks for it.

        Examples:
          graphsec collect --input repositories
          graphsec collect --input https://github.com/owner/name gs://bucket/plans legacy.tar.gz
          graphsec collect --input . --with-terraform
        """;

    public static VerbCommand Create(Terminal terminal)
    {
        var command = new VerbCommand(terminal, "collect", Description);
        var input = command.Words("--input", "What to collect from; several may be given", "SOURCE");
        input.DefaultValueFactory = _ => ["examples"];
        var output = command.Word("--output", "Folder to write; an earlier one is replaced", ArtifactFolders.Collected);
        var settings = new CollectSettings(command);
        command.Reads = (result, options) => options with { Collect = settings.Of(result) };
        command.Does(result =>
        {
            var options = command.Reads(result, new FlowOptions());
            var (inputs, folder) = (result.GetValue(input)!.Select(terminal.SourceAt).ToArray(), terminal.OutputFolderAt(result.GetValue(output)!));
            var collected = Progress.Show(terminal, step => new Flow(options, step).Collect(inputs, folder));
            return Messages.Tell(terminal, collected.Notices, collected.Errors);
        });
        return command;
    }
}
