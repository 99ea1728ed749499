using System.Globalization;
using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>An evaluation as the files that DVC compares and draws.</summary>
internal static class EvaluationFile
{
    public static void Write(Evaluation evaluation, string folder) => AtomicFolder.Write(folder, target =>
    {
        AtomicFile.Write(Path.Combine(target, ArtifactFolders.Metrics), stream => WriteMetrics(evaluation, stream));
        AtomicFile.WriteText(Path.Combine(target, "rankings.csv"), writer => WriteRankings(evaluation, writer));
        AtomicFile.WriteText(Path.Combine(target, "roc.csv"), writer => WriteCurve(writer, "false_positive_rate,recall",
            evaluation.Curve.Select(p => (p.FalsePositiveRate, p.Recall))));
        AtomicFile.WriteText(Path.Combine(target, "pr.csv"), writer => WriteCurve(writer, "recall,precision",
            evaluation.Curve.Select(p => (p.Recall, p.Precision))));
    }, ArtifactFolders.Metrics);

    /// <summary>Nested as detector, kind of fault, figure: DVC flattens it with dots. Undefined figures are left out.</summary>
    private static void WriteMetrics(Evaluation evaluation, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteBoolean("held_out", evaluation.HeldOut);
        json.WriteNumber("repositories", evaluation.Repositories);
        json.WriteNumber("graphs", evaluation.Graphs);
        foreach (var (name, kinds) in evaluation.Rankings.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(name.Replace(' ', '-'));
            foreach (var (kind, ranking) in kinds)
            {
                json.WriteStartObject(kind);
                WriteFigure(json, "roc_auc", ranking.RocAuc);
                WriteFigure(json, "average_precision", ranking.AveragePrecision);
                WriteFigure(json, "in_top", ranking.InTop);
                json.WriteNumber("faults", ranking.Faults);
                json.WriteNumber("blocks", ranking.Blocks);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
        stream.Write("\n"u8);
    }

    private static void WriteFigure(Utf8JsonWriter json, string name, double value)
    {
        if (!double.IsNaN(value))
        {
            json.WriteNumber(name, Math.Round(value, 4));
        }
    }

    private static void WriteRankings(Evaluation evaluation, TextWriter writer)
    {
        writer.Write("detector,fault,roc_auc,average_precision,in_top,faults,blocks\n");
        foreach (var (name, kinds) in evaluation.Rankings.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            foreach (var (kind, r) in kinds)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture,
                    $"{name},{kind},{r.RocAuc:F4},{r.AveragePrecision:F4},{r.InTop:F4},{r.Faults},{r.Blocks}\n"));
            }
        }
    }

    private static void WriteCurve(TextWriter writer, string header, IEnumerable<(double X, double Y)> points)
    {
        writer.Write(header + "\n");
        foreach (var (x, y) in points)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{x:F5},{y:F5}\n"));
        }
    }
}
