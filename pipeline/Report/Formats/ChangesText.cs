using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Report.Changes;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>What changed between two states, for people: new outliers with their reasons, gone ones, moved scores, and what the
/// change reaches.</summary>
internal sealed class ChangesText(Action<TextStyle, string> write, int width)
{
    private const int Indent = 8;
    private int most;

    public void Write(Findings findings, ScoreChanges changes)
    {
        most = findings.Options.Top ?? ReportOptions.UsualTop;
        FoldedText.Write(write, TextStyle.Plain, Sentence(findings, changes), 0, width);
        Section("new outliers", changes.New, WriteNew);
        Section("gone", changes.Gone, change => WriteMove(change, change.After is null ? "removed" : $"now {Count.Score(change.After.Value)}"));
        Section("moved", changes.Moved, change => WriteMove(change, $"was {Count.Score(change.Before!.Value)}, {change.Because}"));
        Section("changed", changes.Touched, block => write(TextStyle.Plain, $"{EnumWords.Of(block.Cause),8}  {block.Address}\n"));
        Section("reached by the change", changes.Reached, block => write(TextStyle.Plain, $"{Count.Of(block.Steps, "step"),8}  {block.Address}\n"));
    }

    /// <summary>One line on the whole.</summary>
    public static string Sentence(Findings findings, ScoreChanges changes)
    {
        var subject = Summary.Subject(findings);
        return changes.Touched.Count + changes.New.Count + changes.Gone.Count + changes.Moved.Count == 0
            ? $"{subject} against {changes.Base}: no resource changed"
            : $"{subject} against {changes.Base}: {Count.Of(changes.New.Count, "new outlier")}, {changes.Gone.Count} gone, {changes.Moved.Count} moved; "
                + $"{Count.Of(changes.Touched.Count, "resource")} changed, {changes.Reached.Count} more {(changes.Reached.Count == 1 ? "depends" : "depend")} on them";
    }

    private void Section<T>(string title, IReadOnlyList<T> items, Action<T> writeItem)
    {
        if (items.Count == 0)
        {
            return;
        }

        write(TextStyle.Heading, $"\n {title}\n");
        var shown = most == 0 ? items.Count : Math.Min(most, items.Count);
        for (var i = 0; i < shown; i++)
        {
            writeItem(items[i]);
        }

        if (shown < items.Count)
        {
            write(TextStyle.Plain, $"{"".PadLeft(Indent)}and {items.Count - shown} more\n");
        }
    }

    private void WriteNew(ScoreChange change)
    {
        var finding = change.Finding;
        write(TextStyle.Alarm, Count.Score(finding.Score.Score).PadLeft(6));
        write(TextStyle.Address, "  " + finding.Block.Address);
        write(TextStyle.Place, finding.Block.Place is { } place ? $"  {place}" : "");
        write(TextStyle.Plain, change.Before is { } before ? $"  (was {Count.Score(before)}, {change.Because})\n" : "  (added)\n");
        for (var i = 0; i < finding.Reasons.Count; i++)
        {
            FoldedText.Write(write, TextStyle.Reason, finding.Reasons[i], Indent, width, finding.ShareOf(i));
        }

        if (finding.Score.Nearest is { } nearest)
        {
            FoldedText.Write(write, TextStyle.Place, NearestText.Line(nearest), Indent, width);
        }
    }

    private void WriteMove(ScoreChange change, string how)
    {
        write(TextStyle.Plain, Count.Score(change.After ?? change.Before!.Value).PadLeft(6));
        write(TextStyle.Address, "  " + change.Finding.Block.Address);
        write(TextStyle.Plain, $"  ({how})\n");
    }
}
