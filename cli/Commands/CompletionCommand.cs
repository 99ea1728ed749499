using System.CommandLine;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec completion</c>: what a shell needs to complete the program's words.</summary>
internal static class CompletionCommand
{
    private const string Description = """
        Print the script that makes a shell complete graphsec's commands, options and their values.

        Examples:
          source <(graphsec completion bash)               in ~/.bashrc
          source <(graphsec completion zsh)                in ~/.zshrc, after compinit
          graphsec completion fish | source                in ~/.config/fish/config.fish
        """;

    private static readonly string[] Shells = ["bash", "zsh", "fish"];

    public static Command Create(Terminal terminal)
    {
        var command = new VerbCommand(terminal, "completion", Description);
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish" };
        shell.AcceptOnlyFromAmong(Shells);
        command.Add(shell);
        command.Does(result =>
        {
            using var script = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion.{result.GetValue(shell)}")!;
            using var reader = new StreamReader(script);
            terminal.Out.Write(reader.ReadToEnd());
            return ExitCodes.Fine;
        });
        return command;
    }
}
