using System.CommandLine;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec parse</c>: a stage, or for a person with a path and a question about its edges.</summary>
internal sealed class ParseCommand
{
    private const string Description = """
        Read collected sources into graphs of resources and their references.

        With PATH it reads that alone, as score does, and --explain-edges tells where the edges of a resource come from.

        Examples:
          graphsec parse --input data/collected --output data/parsed
          graphsec parse envs/prod --explain-edges module.app.aws_instance.web
          terraform graph | graphsec parse - --explain-edges aws_instance.web
        """;

    private readonly Terminal terminal;
    private readonly StageCommand command;
    private readonly Argument<string?> path = new("PATH") { Description = "What to read instead of --input; - is standard input", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> explain;
    private readonly Option<string> onError;
    private readonly ParseSettings settings;

    private ParseCommand(Terminal terminal, StageCommand command)
    {
        this.terminal = terminal;
        this.command = command;
        command.Add(path);
        explain = command.Path("--explain-edges", "Write no graphs; print where the edges of this resource come from; PATH is . unless given", "ADDRESS");
        onError = command.Word("--on-error", "Where sources cannot be read: fail (exit 1, the others are written) or keep (exit 0)",
            EnumWords.Of(new ParseOptions().OnError), [.. Enum.GetValues<ErrorPolicy>().Select(EnumWords.Of)]);
        settings = new ParseSettings(command, terminal);
        command.Reads = (result, options) => options with
        {
            Parse = settings.Of(result) with { OnError = EnumWords.Parse<ErrorPolicy>(result.GetValue(onError)!)!.Value },
        };
        command.Does(Parse);
    }

    public static VerbCommand Create(Terminal terminal)
    {
        var command = new StageCommand(terminal, "parse", Description, ArtifactFolders.Collected, ArtifactFolders.Parsed,
            "Folder that collect wrote");
        _ = new ParseCommand(terminal, command);
        return command;
    }

    private int Parse(ParseResult result)
    {
        var options = command.Reads(result, new FlowOptions());
        var corpus = (result.GetValue(path) ?? (result.GetValue(explain) is null ? null : ".")) switch
        {
            Terminal.StandardInput => Flow.Read(terminal.In()),
            { } source => new Flow(options).Read(terminal.At(source)),
            null => ParseStage(options, command.Folders(result)),
        };
        if (result.GetValue(explain) is { } address)
        {
            EdgeExplanation.Write(corpus, address, terminal.Out);
            terminal.Out.Flush();
        }
        else if (result.GetValue(path) is not null)
        {
            corpus.Write(command.Output(result));
        }

        var code = Messages.Tell(terminal, FlowResult.NoticesOf(corpus), FlowResult.ErrorsOf(corpus));
        return options.Parse.OnError == ErrorPolicy.Keep ? ExitCodes.Fine : code;
    }

    private ParsedCorpus ParseStage(FlowOptions options, (string Input, string Output) folders) =>
        Progress.Show(terminal, step => new Flow(options, step).Parse(folders.Input, folders.Output));
}
