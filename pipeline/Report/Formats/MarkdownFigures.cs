using System.Globalization;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>How the model does, for a pull request: metrics against the base branch, and the curves as Mermaid charts.</summary>
internal static class MarkdownFigures
{
    /// <summary>The detector's own headline figures stand open, the rest folded.</summary>
    private const string Own = "graphsec.";

    private static readonly string[] Headlines = [".roc_auc", ".average_precision", ".recall_at_2_percent"];

    /// <summary>Mermaid's own first colour is all but white.</summary>
    private const string Palette = "%%{init: {\"themeVariables\": {\"xyChart\": {\"plotColorPalette\": \"#2f7de1, #f07020\"}}}}%%";

    /// <summary>More points than a chart has columns for.</summary>
    private const int MostPoints = 60;

    public static void Write(ModelFigures figures, TextWriter output)
    {
        output.Write("\n### Model\n");
        WriteMetrics(figures, [.. figures.Metrics.Where(IsHeadline)], output);
        KeyValuePair<string, double>[] rest = [.. figures.Metrics.Where(metric => !IsHeadline(metric))];
        if (rest.Length > 0)
        {
            output.Write("\n<details><summary>All other metrics</summary>\n");
            WriteMetrics(figures, rest, output);
            output.Write("\n</details>\n");
        }

        if (figures.TrainingLoss.Count > 1)
        {
            double[][] lines = [[.. Thinned(figures.TrainingLoss)], [.. Thinned(figures.ValidationLoss)]];
            var epochs = figures.TrainingLoss.Count.ToString(CultureInfo.InvariantCulture);
            WriteChart(output, "Loss: training (blue), validation (orange)", $"epoch\" 1 --> {epochs}", "nats per hidden cell", lines, lines.Min(Lowest), lines.Max(Highest));
        }

        if (figures.Recall.Count > 1)
        {
            double[] chance = [.. Enumerable.Range(0, figures.Recall.Count).Select(i => (double)i / (figures.Recall.Count - 1))];
            WriteChart(output, "ROC of planted faults (blue), chance (orange)", "false positive rate\" 0 --> 1", "recall", [[.. figures.Recall], chance], 0, 1);
        }
    }

    private static bool IsHeadline(KeyValuePair<string, double> metric) => metric.Key.StartsWith(Own, StringComparison.Ordinal)
        && Array.Exists(Headlines, name => metric.Key.EndsWith(name, StringComparison.Ordinal));

    private static void WriteMetrics(ModelFigures figures, KeyValuePair<string, double>[] metrics, TextWriter output)
    {
        if (metrics.Length == 0)
        {
            return;
        }

        var compares = figures.BaseMetrics.Count > 0;
        output.Write(compares ? "\n| Metric | Base | Here | Change |\n|---|---:|---:|---:|\n" : "\n| Metric | Here |\n|---|---:|\n");
        foreach (var (name, value) in metrics)
        {
            var shown = MarkdownText.Escaped(name);
            var before = figures.BaseMetrics.TryGetValue(name, out var was) ? Number(was) : "";
            var change = before.Length == 0 || Number(value) == before ? "" : (value - was).ToString("+0.####;-0.####;0", CultureInfo.InvariantCulture);
            output.Write(compares ? $"| {shown} | {before} | {Number(value)} | {change} |\n" : $"| {shown} | {Number(value)} |\n");
        }
    }

    private static void WriteChart(TextWriter output, string title, string x, string y, double[][] lines, double low, double high)
    {
        output.Write($"\n```mermaid\n{Palette}\nxychart-beta\n  title \"{title}\"\n  x-axis \"{x}\n  y-axis \"{y}\" {Number(low)} --> {Number(high)}\n");
        foreach (var line in lines.Where(line => line.Length > 0 && line.All(double.IsFinite)))
        {
            output.Write($"  line [{string.Join(", ", line.Select(Number))}]\n");
        }

        output.Write("```\n");
    }

    /// <summary>Every n-th value, so that no more than a chart can show are left.</summary>
    private static IEnumerable<double> Thinned(IReadOnlyList<double> values)
    {
        var step = ((values.Count - 1) / MostPoints) + 1;
        return values.Where((_, i) => i % step == 0);
    }

    private static double Lowest(double[] values) => Math.Floor(values.Where(double.IsFinite).DefaultIfEmpty(0).Min() * 20) / 20;

    private static double Highest(double[] values) => Math.Ceiling(values.Where(double.IsFinite).DefaultIfEmpty(1).Max() * 20) / 20;

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
