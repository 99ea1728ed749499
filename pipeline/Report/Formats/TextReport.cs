using System.Globalization;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>A table for people: score, address and place, and below each the reasons.</summary>
public static class TextReport
{
    private const int WidestAddress = 60;
    private const int Indent = 8;

    public static void Write(Findings findings, TextWriter output) => Write(findings, (_, text) => output.Write(text));

    /// <param name="write">Is given the text in order, piece by piece, with what each piece is; lines end in '\n'.</param>
    public static void Write(Findings findings, Action<TextStyle, string> write)
    {
        write(TextStyle.Plain, Summary(findings) + "\n");
        if (findings.Shown.Count == 0)
        {
            return;
        }

        var severalGraphs = findings.Graphs.Count > 1;
        var width = Math.Min(WidestAddress, findings.Shown.Max(finding => finding.Block.Address.Length));
        write(TextStyle.Heading, $"\n score  {"resource".PadRight(width)}  declared at\n");
        foreach (var finding in findings.Shown)
        {
            var block = finding.Block;
            var place = PlaceOf(finding, severalGraphs);
            write(finding.Score.IsOutlier ? TextStyle.Alarm : TextStyle.Plain, Count.Score(finding.Score.Score).PadLeft(6));
            write(TextStyle.Address, "  " + (place.Length == 0 ? block.Address : block.Address.PadRight(width)));
            write(TextStyle.Place, place.Length == 0 ? "\n" : $"  {place}\n");
            foreach (var reason in finding.Reasons)
            {
                write(TextStyle.Reason, $"{"".PadLeft(Indent)}{reason}\n");
            }
        }
    }

    /// <summary>One line on the whole: how much was looked at, how much of it is odd.</summary>
    public static string Summary(Findings findings)
    {
        var threshold = findings.Threshold.ToString("0.##", CultureInfo.InvariantCulture);
        var subject = findings.Graphs.Count == 1 ? findings.Graphs[0].Features.Name : Count.Of(findings.Graphs.Count, "graph");
        var outliers = findings.Outliers == 0 ? "none" : findings.Outliers.ToString(CultureInfo.InvariantCulture);
        var shown = findings.Shown.Count >= findings.Blocks ? "" : findings.Shown.Count == 1 ? "; the highest" : $"; the {findings.Shown.Count} highest";
        return findings.Blocks == 0
            ? $"{subject}: no resources"
            : $"{subject}: {Count.Of(findings.Blocks, "resource")}, {outliers} of them at {threshold} or above{Basis(findings)}{shown}";
    }

    /// <summary>Where the input had no attributes, what the scores leave out.</summary>
    private static string Basis(Findings findings) => findings.Graphs.All(graph => graph.Features.HasAttributes)
        ? ""
        : findings.Graphs.Any(graph => graph.Features.HasAttributes)
            ? ", some by structure alone: their input has no attributes"
            : ", by structure alone: the input has no attributes";

    private static string PlaceOf(Finding finding, bool severalGraphs)
    {
        var place = finding.Block.Place?.ToString() ?? "";
        var graph = finding.Graph.Features;
        return !severalGraphs ? place
            : place.Length == 0 ? graph.Name
            : graph.Form == SourceForm.Configuration && place.StartsWith(graph.Name, StringComparison.Ordinal) ? place
            : $"{graph.Name} {place}";
    }
}
