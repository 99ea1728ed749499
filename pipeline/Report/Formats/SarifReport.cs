using System.Text.Json;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Report.Suppress;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>
/// For code scanning: SARIF 2.1.0 (OASIS). A result for every outlier whatever the length of lists, the suppressed with their
/// suppression. Places are URIs relative to the repository; what a module call made is reported at the call, which is where its
/// caller can mend it, with the block inside the module as related location.
/// </summary>
public sealed class SarifReport : IReportFormat
{
    private const string Rule = "out-of-place";

    /// <summary>Score from which a result is an error and not a warning.</summary>
    private const double Error = 99;

    public void Write(Findings findings, TextWriter output) =>
        ReportJson.Write(output, ReportJson.WriterOptions, writer => Write(findings, writer));

    private static void Write(Findings findings, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        SarifTool.Write(writer, Rule);
        SarifTool.WriteInvocation(writer, findings);
        writer.WriteString("columnKind", "utf16CodeUnits");
        Finding[] results = [.. findings.All.Where(finding => finding.Score.IsOutlier
            && !(findings.Options.NewOnly && finding.Suppression?.Kind == SuppressionKind.Baseline))];
        var marks = new SarifMarks(findings, results.Any(finding => finding.Suppression is not null));
        writer.WriteStartArray("results");
        foreach (var finding in results)
        {
            WriteResult(writer, finding, findings.Options.Sources, marks);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, Finding finding, SourceTree? sources, SarifMarks marks)
    {
        var block = finding.Block;
        writer.WriteStartObject();
        writer.WriteString("ruleId", Rule);
        writer.WriteNumber("ruleIndex", 0);
        writer.WriteString("level", finding.Score.Score >= Error ? "error" : "warning");
        writer.WriteNumber("rank", Math.Round(finding.Score.Score, 3));
        SarifTool.WriteText(writer, "message", Message(finding));
        writer.WriteStartArray("locations");
        // Code scanning refuses a file with a result that names no file: without code it is the input itself.
        WriteLocation(writer, block.CallPlace ?? block.Place ?? new SourcePlace(finding.Graph.Features.Name, 1), sources, null, block.Address);
        writer.WriteEndArray();
        WriteRelated(writer, finding, sources);

        var entry = BaselineEntry.Of(finding, sources);
        writer.WriteStartObject("partialFingerprints");
        writer.WriteString("graphsecAddress/v1", $"{(entry.File.Length > 0 ? entry.File : finding.Graph.Features.Name)}:{entry.Address}");
        if (entry.Fingerprint.Length > 0)
        {
            writer.WriteString("graphsecAttributes/v1", entry.Fingerprint);
        }

        writer.WriteEndObject();
        marks.Write(writer, finding);
        writer.WriteEndObject();
    }

    /// <summary>The block that a module call makes, and what to compare it with where that is in the same repository.</summary>
    private static void WriteRelated(Utf8JsonWriter writer, Finding finding, SourceTree? sources)
    {
        var block = finding.Block;
        var inner = block.CallPlace is null ? null : block.Place;
        var nearest = finding.Score.Nearest is { Origin: not NearestOrigin.Peers, Place: not null } found ? found : null;
        if (inner is null && nearest is null)
        {
            return;
        }

        writer.WriteStartArray("relatedLocations");
        if (inner is not null)
        {
            WriteLocation(writer, inner, sources, $"{block.Address} is declared here", null);
        }

        if (nearest is not null)
        {
            WriteLocation(writer, nearest.Place!, sources, $"{nearest.Address} is the most similar one that is not out of place", nearest.Address, id: inner is null ? 1 : 2);
        }

        writer.WriteEndArray();
    }

    private static void WriteLocation(Utf8JsonWriter writer, SourcePlace place, SourceTree? sources, string? message, string? address, int id = 1)
    {
        writer.WriteStartObject();
        if (message is not null)
        {
            writer.WriteNumber("id", id);
        }

        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", Uri(sources?.NameOf(place.File) ?? place.File));
        writer.WriteEndObject();
        writer.WriteStartObject("region");
        writer.WriteNumber("startLine", Math.Max(1, place.Line));
        writer.WriteNumber("startColumn", Math.Max(1, place.Column));
        writer.WriteEndObject();
        writer.WriteEndObject();

        if (message is not null)
        {
            SarifTool.WriteText(writer, "message", message);
        }

        if (address is not null)
        {
            writer.WriteStartArray("logicalLocations");
            writer.WriteStartObject();
            writer.WriteString("fullyQualifiedName", address);
            writer.WriteString("kind", "resource");
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static string Message(Finding finding)
    {
        var reasons = string.Join("; ", finding.Weighed);
        return $"{finding.Block.Address} is out of place (score {Count.Score(finding.Score.Score)}){(reasons.Length == 0 ? "." : $": {reasons}.")}";
    }

    /// <summary>A relative reference (RFC 3986): its first segment may hold no colon, which escaping sees to.</summary>
    private static string Uri(string path) => string.Join('/', path.Split('/').Select(System.Uri.EscapeDataString));
}
