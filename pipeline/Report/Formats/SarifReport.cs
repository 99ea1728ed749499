using System.Globalization;
using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>
/// For code scanning: SARIF 2.1.0 (OASIS). A result for each shown outlier; blocks below the threshold are left out. Places are
/// URIs relative to the scored folder.
/// </summary>
public static class SarifReport
{
    private const string Rule = "out-of-place";

    public static void Write(Findings findings, TextWriter output)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, JsonReport.WriterOptions))
        {
            Write(findings, writer);
        }

        output.Write(AtomicFile.Utf8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
        output.Write('\n');
    }

    private static void Write(Findings findings, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        WriteTool(writer);
        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteStartArray("results");
        foreach (var finding in findings.Shown)
        {
            if (finding.Score.IsOutlier)
            {
                WriteResult(writer, finding);
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "graphsec");
        writer.WriteString("semanticVersion", typeof(SarifReport).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");
        writer.WriteStartArray("rules");
        writer.WriteStartObject();
        writer.WriteString("id", Rule);
        WriteText(writer, "shortDescription", "A resource that is set up or wired unlike its peers.");
        WriteText(writer, "fullDescription", "The resource's attributes or references are improbable for its type, given its neighbours, "
            + "the other resources of the type, and what a model learned from other repositories.");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, Finding finding)
    {
        var block = finding.Block;
        writer.WriteStartObject();
        writer.WriteString("ruleId", Rule);
        writer.WriteNumber("ruleIndex", 0);
        writer.WriteString("level", "warning");
        writer.WriteNumber("rank", Math.Round(finding.Score.Score, 3));
        WriteText(writer, "message", Message(finding));
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        if (block.Place is { } place)
        {
            writer.WriteStartObject("physicalLocation");
            writer.WriteStartObject("artifactLocation");
            writer.WriteString("uri", Uri(place.File));
            writer.WriteEndObject();
            writer.WriteStartObject("region");
            writer.WriteNumber("startLine", Math.Max(1, place.Line));
            writer.WriteNumber("startColumn", Math.Max(1, place.Column));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteStartArray("logicalLocations");
        writer.WriteStartObject();
        writer.WriteString("fullyQualifiedName", block.Address);
        writer.WriteString("kind", "resource");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartObject("partialFingerprints");
        writer.WriteString("graphsecAddress/v1", $"{finding.Graph.Features.Name}:{block.Address}");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string Message(Finding finding)
    {
        var score = Count.Score(finding.Score.Score);
        var reasons = string.Join("; ", finding.Reasons);
        return string.Create(CultureInfo.InvariantCulture,
            $"{finding.Block.Address} is out of place (score {score}){(reasons.Length == 0 ? "." : $": {reasons}.")}");
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    private static string Uri(string path) => string.Join('/', path.Split('/').Select(System.Uri.EscapeDataString));
}
