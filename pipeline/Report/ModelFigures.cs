using System.Globalization;
using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Report;

/// <summary>How the model behind the scores does: what evaluate measured, and how training went.</summary>
/// <param name="Metrics">By dotted name, as DVC flattens them, in the file's order.</param>
/// <param name="BaseMetrics">The same of the base branch; empty where there is none.</param>
/// <param name="TrainingLoss">One an epoch, and the same of the validation part.</param>
/// <param name="Recall">At false positive rates of 0, 1/20, 2/20 … 1; empty where there is no curve.</param>
public sealed record ModelFigures(
    IReadOnlyList<KeyValuePair<string, double>> Metrics,
    IReadOnlyDictionary<string, double> BaseMetrics,
    IReadOnlyList<double> TrainingLoss,
    IReadOnlyList<double> ValidationLoss,
    IReadOnlyList<double> Recall)
{
    private const int CurveSteps = 20;

    /// <summary>What the folders hold; null where there is nothing.</summary>
    /// <param name="evaluation">What evaluate wrote, or null.</param>
    /// <param name="model">What train wrote, or null.</param>
    /// <param name="baseEvaluation">What evaluate wrote on the base branch, or null.</param>
    /// <exception cref="InputException">A file is there and not what those stages write.</exception>
    public static ModelFigures? Read(string? evaluation, string? model, string? baseEvaluation)
    {
        var metrics = MetricsOf(evaluation);
        var history = Table(model, ArtifactFolders.History);
        var roc = Table(evaluation, ArtifactFolders.Roc);
        return metrics.Count == 0 && history.Count == 0 && roc.Count == 0
            ? null
            : new ModelFigures(
                metrics, MetricsOf(baseEvaluation).ToDictionary(StringComparer.Ordinal),
                [.. history.Select(row => row[1])], [.. history.Select(row => row[2])], Curve(roc));
    }

    private static List<KeyValuePair<string, double>> MetricsOf(string? folder)
    {
        var path = folder is null ? null : Path.Combine(folder, ArtifactFolders.Metrics);
        var metrics = new List<KeyValuePair<string, double>>();
        if (path is not null && File.Exists(path))
        {
            try
            {
                using var document = JsonDocument.Parse(File.ReadAllBytes(path));
                Flatten(document.RootElement, "", metrics);
            }
            catch (JsonException broken)
            {
                throw new InputException($"'{path}' is cut off or no JSON; run 'graphsec evaluate' again", broken);
            }
        }

        return metrics;
    }

    private static void Flatten(JsonElement element, string prefix, List<KeyValuePair<string, double>> metrics)
    {
        foreach (var member in element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : default)
        {
            var name = prefix + member.Name;
            if (member.Value.ValueKind == JsonValueKind.Number)
            {
                metrics.Add(KeyValuePair.Create(name, member.Value.GetDouble()));
            }
            else
            {
                Flatten(member.Value, name + ".", metrics);
            }
        }
    }

    /// <summary>The numbers of a CSV file below its header; empty where there is no such file.</summary>
    private static List<double[]> Table(string? folder, string file)
    {
        var path = folder is null ? null : Path.Combine(folder, file);
        var rows = new List<double[]>();
        if (path is null || !File.Exists(path))
        {
            return rows;
        }

        using var input = ArtifactReader.OpenText(path);
        var csv = new CsvReader(input, path);
        var fields = new List<string>();
        for (var isHeader = true; csv.Read(fields); isHeader = false)
        {
            if (!isHeader)
            {
                rows.Add([.. fields.Select(field => double.TryParse(field, CultureInfo.InvariantCulture, out var value) ? value : double.NaN)]);
            }
        }

        return rows;
    }

    /// <summary>The curve read off at even steps, for charts that know no others.</summary>
    private static double[] Curve(List<double[]> points)
    {
        var curve = new double[points.Count == 0 ? 0 : CurveSteps + 1];
        for (var i = 0; i < curve.Length; i++)
        {
            var x = (double)i / CurveSteps;
            var after = points.FindIndex(point => point[0] >= x);
            var (next, last) = (after < 0 ? points[^1] : points[after], after > 0 ? points[after - 1] : points[0]);
            var width = next[0] - last[0];
            curve[i] = width <= 0 ? points.Where(point => point[0] <= x).Select(point => point[1]).DefaultIfEmpty(0).Max()
                : last[1] + ((next[1] - last[1]) * (x - last[0]) / width);
        }

        return curve;
    }
}
