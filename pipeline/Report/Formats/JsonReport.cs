using System.Text.Encodings.Web;
using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>For programs: the graphs with what was noticed, and the findings with their reasons, highest score first.</summary>
public static class JsonReport
{
    private const int Version = 1;

    internal static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    public static void Write(Findings findings, TextWriter output)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, WriterOptions))
        {
            Write(findings, writer);
        }

        output.Write(AtomicFile.Utf8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
        output.Write('\n');
    }

    private static void Write(Findings findings, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("format", "graphsec-report");
        writer.WriteNumber("version", Version);
        writer.WriteNumber("threshold", findings.Threshold);
        writer.WriteNumber("blocks", findings.Blocks);
        writer.WriteNumber("outliers", findings.Outliers);
        writer.WriteStartArray("graphs");
        foreach (var graph in findings.Graphs)
        {
            writer.WriteStartObject();
            writer.WriteString("name", graph.Features.Name);
            writer.WriteString("repository", graph.Features.Repository);
            writer.WriteString("form", EnumWords.Of(graph.Features.Form));
            writer.WriteNumber("blocks", graph.Blocks.Count);
            writer.WriteNumber("outliers", graph.Outliers.Count());
            writer.Texts("notices", graph.Features.Notices);
            writer.Texts("errors", graph.Features.Errors);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("findings");
        foreach (var finding in findings.Shown)
        {
            ScoreJson.WriteBlock(writer, finding.Score, finding.Graph, reason => ReasonText.Of(reason, finding.Block));
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
