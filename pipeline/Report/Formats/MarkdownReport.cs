using System.Text;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>For a pull request: a table of the findings, and the reasons of each below.</summary>
public static class MarkdownReport
{
    public static void Write(Findings findings, TextWriter output)
    {
        output.Write($"## GraphSec\n\n{Escape(TextReport.Summary(findings))}.\n");
        if (findings.Shown.Count == 0)
        {
            return;
        }

        var severalGraphs = findings.Graphs.Count > 1;
        output.Write(severalGraphs ? "\n| Score | Resource | Declared at | Graph | Why |\n|---:|---|---|---|---|\n"
            : "\n| Score | Resource | Declared at | Why |\n|---:|---|---|---|\n");
        foreach (var finding in findings.Shown)
        {
            var score = Count.Score(finding.Score.Score);
            output.Write(finding.Score.IsOutlier ? $"| **{score}** " : $"| {score} ");
            output.Write($"| {Code(finding.Block.Address)} | {(finding.Block.Place is { } place ? Code(place.ToString()) : "")} ");
            output.Write(severalGraphs ? $"| {Escape(finding.Graph.Features.Name)} " : "");
            output.Write($"| {string.Join("<br>", finding.Reasons.Select(Reason))} |\n");
        }

        WriteList(output, "Could not be read", [.. findings.Graphs.SelectMany(graph => graph.Features.Errors)]);
    }

    private static void WriteList(TextWriter output, string title, string[] lines)
    {
        if (lines.Length > 0)
        {
            output.Write($"\n{title}:\n\n");
            foreach (var line in lines)
            {
                output.Write($"- {Escape(line)}\n");
            }
        }
    }

    /// <summary>A code span in a table: backticks end it and bars end the cell.</summary>
    private static string Code(string text) => $"`{OneLine(text).Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal)}`";

    /// <summary>The backticks of a reason stay code; what stands between them and outside may hold anything.</summary>
    private static string Reason(string text)
    {
        var parts = OneLine(text).Split('`');
        var cell = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            var isCode = i % 2 == 1 && i + 1 < parts.Length;
            cell.Append(isCode ? Code(parts[i]) : Escape(parts[i]));
        }

        return cell.ToString();
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in OneLine(text))
        {
            escaped.Append(c is '\\' or '|' or '<' or '*' or '_' or '[' or ']' or '`' or '#' ? $"\\{c}" : $"{c}");
        }

        return escaped.ToString();
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
