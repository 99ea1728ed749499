using static GraphSec.Pipeline.Report.Formats.MarkdownText;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>
/// For a pull request, as GitHub renders it without any upload: what changed against the base, new outliers first, then all findings,
/// the neighbourhoods of outliers as Mermaid graphs, and the figures of the model.
/// </summary>
public sealed class MarkdownReport : IReportFormat
{
    public void Write(Findings findings, TextWriter output)
    {
        var entries = findings.Listed();
        output.Write($"## GraphSec\n\n{Escaped(Summary.Of(findings, entries.Sum(entry => entry.Findings.Count)))}.\n");
        if (findings.Changes is { } changes)
        {
            new MarkdownChanges(output, findings).Write(changes);
        }

        if (entries.Count > 0)
        {
            var isLong = findings.Changes is not null;
            output.Write(isLong ? "\n<details><summary>All findings</summary>\n" : "");
            WriteTable(output, findings, entries);
            output.Write(isLong ? "\n</details>\n" : "");
        }

        new MarkdownNeighbourhoods(output, findings).Write();
        if (findings.Figures is { } figures)
        {
            MarkdownFigures.Write(figures, output);
        }

        WriteList(output, "Could not be read", [.. findings.Graphs.SelectMany(graph => graph.Features.Errors)]);
        WriteList(output, "Suppressions to look at", findings.Notices);
    }

    /// <summary>What a cell says of a score: bold where it is an outlier that counts.</summary>
    public static string Score(Finding finding) => finding.IsOpen ? $"**{Count.Score(finding.Score.Score)}**" : Count.Score(finding.Score.Score);

    private static void WriteTable(TextWriter output, Findings findings, IReadOnlyList<FindingGroup> entries)
    {
        var severalGraphs = findings.Graphs.Count > 1;
        output.Write(severalGraphs ? "\n| Score | Resource | Declared at | Graph | Why |\n|---:|---|---|---|---|\n"
            : "\n| Score | Resource | Declared at | Why |\n|---:|---|---|---|\n");
        foreach (var entry in entries)
        {
            var first = entry.Findings[0];
            output.Write($"| {Score(first)} | {Each(entry, finding => Code(finding.Block.Address) + (finding.Suppression is null ? "" : " (known)"))} ");
            output.Write($"| {Each(entry, finding => finding.Block.Place is { } place ? Code(place.ToString()) : "")} ");
            output.Write(severalGraphs ? $"| {Each(entry, finding => Escaped(finding.Graph.Features.Name))} " : "");
            output.Write($"| {string.Join("<br>", first.Told.Select(Reason))} |\n");
        }
    }

    private static string Each(FindingGroup entry, Func<Finding, string> text) => string.Join("<br>", entry.Findings.Select(text));

    private static void WriteList(TextWriter output, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            output.Write($"\n{title}:\n\n");
            foreach (var line in lines)
            {
                output.Write($"- {Escaped(line)}\n");
            }
        }
    }
}
