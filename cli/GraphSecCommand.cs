using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using GraphSec.Cli.Commands;
using GraphSec.Pipeline;

namespace GraphSec.Cli;

/// <summary>The program: its verbs in the order of the pipeline, and what becomes of errors.</summary>
internal static class GraphSecCommand
{
    /// <summary>The option of every command that says who pays for a bucket.</summary>
    public const string BillingProject = "--billing-project";

    private const string Description = """
        Learns how Terraform infrastructure is normally wired and finds the resources that do not belong.

        Start here:
          graphsec score .                               rank the resources of the Terraform code in this folder
          terraform graph | graphsec score -             rank what terraform itself sees
          terraform show -json plan.out | graphsec score -
          graphsec score . --fail-on 99                  exit with 2 where a resource scores 99 or more
          graphsec run repositories --output data        learn from your own code

        Wherever a file or folder is named, gs://bucket/path may be.

        Exit codes: 0 fine, 1 error, 2 findings at or above --fail-on.
        """;

    // A path may begin with a slash.
    private static readonly string[] WindowsHelp = ["/?", "/h", "-?"];

    public static RootCommand Create(Terminal terminal)
    {
        var root = WithCommands(terminal);
        foreach (var alias in WindowsHelp)
        {
            root.Options.OfType<HelpOption>().Single().Aliases.Remove(alias);
        }

        return root;
    }

    private static RootCommand WithCommands(Terminal terminal) => new(Description)
    {
        CollectCommand.Create(terminal),
        ParseCommand.Create(terminal),
        FlattenCommand.Create(terminal),
        FeaturizeCommand.Create(terminal),
        TrainCommand.Create(terminal),
        EvaluateCommand.Create(terminal),
        ScoreCommand.Create(terminal),
        ReportCommand.Create(terminal),
        RunCommand.Create(terminal),
        DiffCommand.Create(terminal),
        BaselineCommand.Create(terminal),
        CalibrateCommand.Create(terminal),
        PublishCommand.Create(terminal),
        TuneCommand.Create(terminal),
        AblateCommand.Create(terminal),
        DevicesCommand.Create(terminal),
        DetectorsCommand.Create(terminal),
        CompletionCommand.Create(terminal),
        new Option<string?>(BillingProject)
        {
            Description = "Project that pays for gs:// buckets whose requesters do",
            HelpName = "PROJECT",
            Recursive = true,
        },
    };

    public static int Run(string[] args, Terminal terminal)
    {
        try
        {
            return Invoke(args.Length == 0 ? ["--help"] : args, terminal);
        }
        catch (InputException error)
        {
            terminal.Say("error", error.Message);
            return ExitCodes.Error;
        }
        finally
        {
            terminal.Out.Flush();
            terminal.Error.Flush();
        }
    }

    private static int Invoke(string[] args, Terminal terminal)
    {
        // A path may begin with '@'; it names no file of arguments.
        var result = Create(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Errors.Count == 0)
        {
            return result.Invoke(new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }

        var verb = result.CommandResult.Command is RootCommand ? "" : result.CommandResult.Command.Name + " ";
        var fault = result.UnmatchedTokens.Count > 0
            ? $"'{result.UnmatchedTokens[0]}' is no {(verb.Length == 0 ? "command" : "option or argument here")}"
            : OneLine(result.Errors[0]);
        terminal.Say("error", $"{fault}; see 'graphsec {verb}--help'");
        return ExitCodes.Error;
    }

    private static string OneLine(ParseError error)
    {
        var text = error.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        return text.Length == 0 ? "the arguments are wrong" : char.ToLowerInvariant(text[0]) + text[1..];
    }
}
