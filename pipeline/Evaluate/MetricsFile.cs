using System.Text.Json;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>The few figures that DVC compares between commits; the rest is in the tables.</summary>
internal static class MetricsFile
{
    /// <summary>Nested as detector, set of faults, figure: DVC flattens it with dots. Undefined figures are left out.</summary>
    public static void Write(Evaluation evaluation, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteBoolean("held_out", evaluation.HeldOut);
        json.WriteNumber("repositories", evaluation.Repositories);
        json.WriteNumber("graphs", evaluation.Graphs);
        json.WriteNumber("leaks", evaluation.Leaks.Count());
        json.WriteStartObject("reliability");
        foreach (var point in evaluation.Calibration)
        {
            WriteFigure(json, FormattableString.Invariant($"above_{point.Threshold}"), point.Observed.Value);
        }

        json.WriteEndObject();
        var sets = evaluation.Groups.Where(g => g.Level is "all" or "set").ToArray();
        foreach (var name in evaluation.Rankings.Values.SelectMany(r => r.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            json.WriteStartObject(name.Replace(' ', '-'));
            foreach (var group in sets)
            {
                Write(json, group.Name, evaluation.Rankings[group][name]);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
        stream.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, string group, Ranking ranking)
    {
        json.WriteStartObject(group);
        foreach (var figure in Enum.GetValues<Figure>())
        {
            WriteFigure(json, FigureNames.Of(figure), ranking[figure].Value);
        }

        json.WriteNumber("faults", ranking.Faults);
        json.WriteNumber("blocks", ranking.Blocks);
        json.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter json, string name, double value)
    {
        if (!double.IsNaN(value))
        {
            json.WriteNumber(name, Math.Round(value, 4));
        }
    }
}
