using System.Globalization;
using System.Text.Json;
using GraphSec.Pipeline.Report.Suppress;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>What SARIF says of a result's history. Where one result of a run has such a property, all must have it (3.27.23, 3.27.24).</summary>
internal sealed class SarifMarks(Findings findings, bool someAreSuppressed)
{
    private readonly HashSet<(string, string)> changed = findings.Options.Baseline is { } baseline
        ? [.. baseline.Entries.Select(entry => (entry.File, entry.Address))]
        : [];

    private readonly HashSet<Finding>? isNew = findings.Changes is { } changes 
        ? new(changes.New.Select(change => change.Finding), ReferenceEqualityComparer.Instance) : null;

    public void Write(Utf8JsonWriter writer, Finding finding)
    {
        if (findings.Options.Baseline is not null || isNew is not null)
        {
            writer.WriteString("baselineState", State(finding));
        }

        if (someAreSuppressed)
        {
            WriteSuppressions(writer, finding.Suppression);
        }
    }

    private string State(Finding finding)
    {
        if (isNew is not null)
        {
            return isNew.Contains(finding) ? "new" : "unchanged";
        }

        var entry = BaselineEntry.Of(finding, findings.Options.Sources);
        return finding.Suppression?.Kind == SuppressionKind.Baseline ? "unchanged" : changed.Contains((entry.File, entry.Address)) ? "updated" : "new";
    }

    private static void WriteSuppressions(Utf8JsonWriter writer, Suppression? suppression)
    {
        writer.WriteStartArray("suppressions");
        if (suppression is not null)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", suppression.Kind == SuppressionKind.Comment ? "inSource" : "external");
            writer.WriteString("justification", suppression.Until is { } until
                ? string.Create(CultureInfo.InvariantCulture, $"{suppression.Reason} (until {until:yyyy-MM-dd})") : suppression.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
