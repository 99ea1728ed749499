using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Report.Changes;
using static GraphSec.Pipeline.Report.Formats.MarkdownText;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>The part of a pull request's report on what changed: new outliers first, then what moved and why.</summary>
internal sealed class MarkdownChanges(TextWriter output, Findings findings)
{
    private readonly int most = findings.Options.Top ?? ReportOptions.UsualTop;

    public void Write(ScoreChanges changes)
    {
        output.Write($"\n{Escaped(ChangesText.Sentence(findings, changes))}.\n");
        Table("New outliers", "| Score | Was | Resource | Declared at | Why |\n|---:|---:|---|---|---|\n", changes.New, change =>
            $"| {MarkdownReport.Score(change.Finding)} | {Was(change.Before)} | {Code(change.Finding.Block.Address)} "
            + $"| {(change.Finding.Block.Place is { } place ? Code(place.ToString()) : "")} | {string.Join("<br>", change.Finding.Told.Select(Reason))} |");
        Table("Moved because a neighbour changed", Moved, Caused(changes, ChangeCause.Neighbour), Move);
        Table("Moved because they changed", Moved, Caused(changes, ChangeCause.Changed), Move);
        Table("Moved because others of their type changed", Moved, Caused(changes, ChangeCause.Peers), Move);
        Table("Moved because the model or the rest of the graph changed", Moved, Caused(changes, ChangeCause.Elsewhere), Move);
        Table("Outliers that are gone", "| Was | Now | Resource |\n|---:|---:|---|\n", changes.Gone, change =>
            $"| {Was(change.Before)} | {(change.After is { } after ? Count.Score(after) : "removed")} | {Code(change.Finding.Block.Address)} |");
        WriteReach(changes);
    }

    private const string Moved = "| Score | Was | Resource | Because |\n|---:|---:|---|---|\n";

    private static ScoreChange[] Caused(ScoreChanges changes, ChangeCause cause) => [.. changes.Moved.Where(change => change.Cause == cause)];

    private static string Move(ScoreChange change) =>
        $"| {MarkdownReport.Score(change.Finding)} | {Was(change.Before)} | {Code(change.Finding.Block.Address)} | {Escaped(change.Because)} |";

    private static string Was(double? score) => score is { } value ? Count.Score(value) : "new";

    private void Table(string title, string head, IReadOnlyList<ScoreChange> changes, Func<ScoreChange, string> row)
    {
        if (changes.Count == 0)
        {
            return;
        }

        output.Write($"\n### {title}\n\n{head}");
        var shown = most == 0 ? changes.Count : Math.Min(most, changes.Count);
        foreach (var change in changes.Take(shown))
        {
            output.Write($"{row(change)}\n");
        }

        output.Write(shown < changes.Count ? $"\nand {changes.Count - shown} more.\n" : "");
    }

    private void WriteReach(ScoreChanges changes)
    {
        if (changes.Touched.Count == 0)
        {
            return;
        }

        output.Write($"\n<details><summary>{Count.Of(changes.Touched.Count, "changed resource")}, "
            + $"{changes.Reached.Count} more {(changes.Reached.Count == 1 ? "depends" : "depend")} on them</summary>\n\n| Resource | |\n|---|---|\n");
        foreach (var (_, address, cause) in changes.Touched.Take(Limit))
        {
            output.Write($"| {Code(address)} | {EnumWords.Of(cause)} |\n");
        }

        foreach (var block in changes.Reached.Take(Limit))
        {
            output.Write($"| {Code(block.Address)} | depends on it, {Count.Of(block.Steps, "step")} |\n");
        }

        var more = Math.Max(0, changes.Touched.Count - Limit) + Math.Max(0, changes.Reached.Count - Limit);
        output.Write(more > 0 ? $"\nand {more} more.\n\n</details>\n" : "\n</details>\n");
    }

    /// <summary>A comment on GitHub holds 65,536 characters.</summary>
    private const int Limit = 50;
}
