using System.CommandLine;
using GraphSec.Cli.Configuration;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Collect.Revisions;
using GraphSec.Pipeline.Report;
using GraphSec.Pipeline.Report.Changes;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec diff</c>.</summary>
internal sealed class DiffCommand
{
    private const string Description = """
        Compare two states: outliers that are new or gone, scores that moved and why, and what the change reaches.

        BASE and HEAD are folders, plans or graphs, or revisions of the git repository around the current folder; what exists as
        a file or folder is that. Without HEAD it is the working tree. Revisions are read from git's objects: nothing is checked
        out, no hook and no filter runs.

        Examples:
          graphsec diff main
          graphsec diff origin/main HEAD --path envs/prod -o markdown=report.md
          graphsec diff before.json after.json
          graphsec diff main --fail-on 98                exit 2 where a new outlier reaches 98
        """;

    private readonly Terminal terminal;
    private readonly Argument<string> from = new("BASE") { Description = "The earlier state" };
    private readonly Argument<string?> to = new("HEAD") { Description = "The later state [default: the working tree]", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> path;
    private readonly ReportSettings report;
    private readonly ScoreSettings scoring;

    private DiffCommand(Terminal terminal, VerbCommand command)
    {
        this.terminal = terminal;
        command.Add(from);
        command.Add(to);
        path = command.Path("--path", "Folder to score in revisions and the working tree [default: the current folder]");
        report = new ReportSettings(command, terminal);
        scoring = new ScoreSettings(command, terminal);
        command.Does(Diff);
    }

    public static Command Create(Terminal terminal)
    {
        var command = new VerbCommand(terminal, "diff", Description);
        _ = new DiffCommand(terminal, command);
        return command;
    }

    private int Diff(ParseResult result)
    {
        using var scratch = new TemporaryFolder();
        var (earlier, later) = (result.GetValue(from)!, result.GetValue(to));
        var states = new ComparedStates(terminal, scratch.Path, result.GetValue(path));
        var (before, now) = (states.Of(earlier, "base"), states.Of(later, "head"));
        // The working tree's: a configuration is how somebody looks at code, not part of the code looked at.
        var config = report.Config(result, later is not null && Path.Exists(terminal.At(later)) ? later : result.GetValue(path));
        var options = scoring.Of(result, config);
        var (old, oldCorpus) = scoring.Score(result, states.InState(options, before), before);
        var (scores, corpus) = scoring.Score(result, states.InState(options, now), now);
        var found = Findings.Of(scores, report.Of(result, config, Directory.Exists(now) ? states.Sources(now) : null));
        var findings = found.With(ScoreChanges.Between(earlier, old, found), null);
        report.Print(findings, result, config);
        var errors = FlowResult.ErrorsOf(oldCorpus).Select(error => $"{earlier}: {error}").Concat(FlowResult.ErrorsOf(corpus));
        var code = Messages.Tell(terminal, [.. findings.Notices, .. FlowResult.NoticesOf(corpus)], [.. errors]);
        return code == ExitCodes.Fine && report.Reaches(findings, result, config) ? ExitCodes.Findings : code;
    }
}
