using System.Globalization;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Report;

/// <summary>One line on the whole: how much was looked at, how much of it is odd, how much is left out and why.</summary>
internal static class Summary
{
    /// <param name="shown">Blocks that the list below shows.</param>
    public static string Of(Findings findings, int shown)
    {
        var threshold = findings.Threshold.ToString("0.##", CultureInfo.InvariantCulture);
        var subject = Subject(findings);
        if (findings.Blocks == 0)
        {
            return $"{subject}: no resources{LeftOut(findings)}";
        }

        var outliers = findings.Outliers == 0 ? "none" : findings.Outliers.ToString(CultureInfo.InvariantCulture);
        var listed = shown >= findings.Blocks ? "" : shown == 1 ? "; the highest" : $"; the {shown} highest";
        return $"{subject}: {Count.Of(findings.Blocks, "resource")}, {outliers} of them at {threshold} or above{LeftOut(findings)}{Basis(findings)}{listed}";
    }

    /// <summary>What was scored: the name of the one thing, or how many there are.</summary>
    public static string Subject(Findings findings) => findings.Graphs.Count == 1
        ? findings.Graphs[0].Features.Name
        : Count.Of(findings.Graphs.Count, findings.Graphs.Any(graph => graph.Features.Form != SourceForm.Configuration) ? "graph" : "root module");

    private static string LeftOut(Findings findings)
    {
        var parts = new List<string>(3);
        Add(findings.Ignored, "ignored in the code");
        Add(findings.Known, "known from the baseline");
        Add(findings.Excluded, "excluded");
        return parts.Count == 0 ? "" : $" ({string.Join(", ", parts)})";

        void Add(int count, string what)
        {
            if (count > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
            }
        }
    }

    /// <summary>Where the input had no attributes, what the scores leave out.</summary>
    private static string Basis(Findings findings) => findings.Graphs.All(graph => graph.Features.HasAttributes)
        ? ""
        : findings.Graphs.Any(graph => graph.Features.HasAttributes)
            ? ", some by structure alone: their input has no attributes"
            : ", by structure alone: the input has no attributes";
}
