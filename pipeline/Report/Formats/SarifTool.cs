using System.Text.Json;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>The parts of a SARIF run that speak of the program.</summary>
internal static class SarifTool
{
    public static void Write(Utf8JsonWriter writer, string rule)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "graphsec");
        writer.WriteString("semanticVersion", typeof(SarifTool).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");
        writer.WriteStartArray("rules");
        writer.WriteStartObject();
        writer.WriteString("id", rule);
        writer.WriteString("name", "OutOfPlace");
        WriteText(writer, "shortDescription", "A resource that is set up or wired unlike its peers.");
        WriteText(writer, "fullDescription", "The resource's attributes or references are improbable for its type, given its neighbours, "
            + "the other resources of the type, and what a model learned from other repositories.");
        WriteText(writer, "help", "Compare the resource with what the message calls usual. Where it is meant to differ, say so above its "
            + "block: # graphsec:ignore[reason]");
        writer.WriteStartObject("defaultConfiguration");
        writer.WriteString("level", "warning");
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>What could not be read, without which a short list of results would look like good news.</summary>
    public static void WriteInvocation(Utf8JsonWriter writer, Findings findings)
    {
        string[] errors = [.. findings.Graphs.SelectMany(graph => graph.Features.Errors)];
        writer.WriteStartArray("invocations");
        writer.WriteStartObject();
        writer.WriteBoolean("executionSuccessful", errors.Length == 0);
        if (errors.Length > 0)
        {
            writer.WriteStartArray("toolExecutionNotifications");
            foreach (var error in errors)
            {
                writer.WriteStartObject();
                writer.WriteString("level", "error");
                WriteText(writer, "message", error);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    public static void WriteText(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }
}
