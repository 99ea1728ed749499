using System.Globalization;
using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>A finding as a JSON object.</summary>
internal static class FindingJson
{
    public static void Write(Utf8JsonWriter writer, Finding finding) => ScoreJson.WriteBlock(
        writer, finding.Score, finding.Graph, reason => ReasonText.Of(reason, finding.Block), () => WriteSuppression(writer, finding));

    private static void WriteSuppression(Utf8JsonWriter writer, Finding finding)
    {
        if (finding.Suppression is { } suppression)
        {
            writer.WriteStartObject("suppressed");
            writer.WriteString("by", EnumWords.Of(suppression.Kind));
            writer.WriteString("reason", suppression.Reason);
            if (suppression.Until is { } until)
            {
                writer.WriteString("until", until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }

            writer.WriteEndObject();
        }
    }
}
