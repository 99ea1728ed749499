using System.Text.Json;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Report.Changes;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>For programs: the graphs with what was noticed, and the findings with their reasons, highest score first.</summary>
public sealed class JsonReport : IReportFormat
{
    private const int Version = 1;

    public void Write(Findings findings, TextWriter output) => ReportJson.Write(output, ReportJson.WriterOptions, writer => Write(findings, writer));

    private static void Write(Findings findings, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("format", "graphsec-report");
        writer.WriteNumber("version", Version);
        writer.WriteNumber("threshold", findings.Threshold);
        writer.WriteNumber("blocks", findings.Blocks);
        writer.WriteNumber("outliers", findings.Outliers);
        writer.WriteNumber("ignored", findings.Ignored);
        writer.WriteNumber("known", findings.Known);
        writer.WriteNumber("excluded", findings.Excluded);
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
        foreach (var finding in findings.Marked())
        {
            FindingJson.Write(writer, finding);
        }

        writer.WriteEndArray();
        if (findings.Changes is { } changes)
        {
            WriteChanges(writer, changes);
        }

        writer.WriteEndObject();
    }

    private static void WriteChanges(Utf8JsonWriter writer, ScoreChanges changes)
    {
        writer.WriteStartObject("changes");
        writer.WriteString("base", changes.Base);
        foreach (var (name, list) in new[] { ("new", changes.New), ("gone", changes.Gone), ("moved", changes.Moved) })
        {
            writer.WriteStartArray(name);
            foreach (var change in list)
            {
                writer.WriteStartObject();
                writer.WriteString("graph", change.Finding.Graph.Features.Name);
                writer.WriteString("address", change.Finding.Block.Address);
                WriteScore(writer, "before", change.Before);
                WriteScore(writer, "after", change.After);
                writer.WriteString("cause", EnumWords.Of(change.Cause));
                writer.Texts("neighbours", change.Neighbours);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteStartArray("changed");
        foreach (var (graph, address, cause) in changes.Touched)
        {
            writer.WriteStartObject();
            writer.WriteString("graph", graph);
            writer.WriteString("address", address);
            writer.WriteString("cause", EnumWords.Of(cause));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("blast_radius");
        foreach (var block in changes.Reached)
        {
            writer.WriteStartObject();
            writer.WriteString("graph", block.Graph);
            writer.WriteString("address", block.Address);
            writer.WriteNumber("steps", block.Steps);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteScore(Utf8JsonWriter writer, string name, double? score)
    {
        if (score is { } value)
        {
            writer.WriteNumber(name, Math.Round(value, 3));
        }
    }
}
