using System.CommandLine;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Report;
using GraphSec.Pipeline.Report.Suppress;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec baseline</c>.</summary>
internal static class BaselineCommand
{
    private const string Description = """
        Write down the findings that are there now, so that later runs tell the new ones.

        An entry holds until its resource changes. Inline ignores and exclusions count first; what they cover is not written.

        Examples:
          graphsec baseline .
          graphsec score . --baseline .graphsec-baseline.json --new-only --fail-on 98
        """;

    public static Command Create(Terminal terminal)
    {
        var command = new VerbCommand(terminal, "baseline", Description);
        var path = new Argument<string>("PATH") { Description = "What to score" };
        command.Add(path);
        var output = new Option<string>("--output", "-o")
        {
            Description = "File to write; an earlier one is replaced",
            HelpName = "FILE",
            DefaultValueFactory = _ => Baseline.FileName,
        };
        command.Add(output);
        var config = new ConfigSettings(command, terminal);
        var scoring = new ScoreSettings(command, terminal);
        command.Does(result =>
        {
            var source = terminal.At(result.GetValue(path)!);
            var found = config.Of(result, source);
            var sources = Directory.Exists(source) ? SourceTree.Of(source) : null;
            var (scores, corpus) = scoring.Score(result, scoring.Of(result, found), source);
            var findings = Findings.Of(scores, config.Report(result, found, sources) with { Baseline = null, NewOnly = false });
            var errors = FlowResult.ErrorsOf(corpus);
            if (errors.Count == 0)
            {
                var baseline = Baseline.Of(findings);
                baseline.Write(terminal.OutputAt(result.GetValue(output)!));
                terminal.Out.WriteLine($"{result.GetValue(output)}: {baseline.Entries.Count} of {findings.Blocks} resources");
            }

            // What could not be read would be new to everybody once it can be.
            return Messages.Tell(terminal, [.. findings.Notices, .. FlowResult.NoticesOf(corpus)], errors);
        });
        return command;
    }
}
