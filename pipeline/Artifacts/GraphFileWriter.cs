using System.Buffers;
using System.Text.Json;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>Writes the lines of a <see cref="GraphFile"/>. Members with their default value are left out.</summary>
internal static class GraphFileWriter
{
    private const int FlushAt = 1 << 16;

    public static void Write(ResourceGraph graph, Stream stream)
    {
        var buffer = new ArrayBufferWriter<byte>(FlushAt * 2);
        using var writer = new Utf8JsonWriter(buffer, GraphFile.WriterOptions);
        buffer.Write("{\"head\":"u8);
        WriteHead(writer, graph);
        buffer.Write(",\n\"nodes\":["u8);
        WriteLines(graph.Nodes, WriteNode);
        buffer.Write("\n],\n\"edges\":["u8);
        WriteLines(graph.Edges, WriteEdge);
        buffer.Write("\n]}\n"u8);
        stream.Write(buffer.WrittenSpan);

        void WriteLines<T>(IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
        {
            for (var i = 0; i < items.Count; i++)
            {
                buffer.Write(i == 0 ? "\n"u8 : ",\n"u8);
                writer.Reset();
                write(writer, items[i]);
                writer.Flush();
                if (buffer.WrittenCount > FlushAt)
                {
                    stream.Write(buffer.WrittenSpan);
                    buffer.ResetWrittenCount();
                }
            }
        }
    }

    private static void WriteHead(Utf8JsonWriter writer, ResourceGraph graph)
    {
        writer.WriteStartObject();
        writer.WriteString("format", GraphFile.Format);
        writer.WriteNumber("version", GraphFile.Version);
        writer.WriteString("repository", graph.Repository);
        writer.WriteString("name", graph.Name);
        writer.WriteString("form", graph.Form.ToString());
        writer.WriteBoolean("has_attributes", graph.HasAttributes);
        WriteTexts(writer, "notices", graph.Notices);
        WriteTexts(writer, "errors", graph.Errors);
        writer.WriteEndObject();
        writer.Flush();
    }

    private static void WriteNode(Utf8JsonWriter writer, GraphNode node)
    {
        writer.WriteStartObject();
        writer.WriteString("address", node.Address);
        if (node.BlockAddress != node.Address)
        {
            writer.WriteString("block", node.BlockAddress);
        }

        writer.WriteString("kind", node.Kind.ToString());
        writer.WriteString("type", node.Type);
        writer.WriteString("name", node.Name);
        if (node.ModulePath.Length > 0)
        {
            writer.WriteString("module", node.ModulePath);
        }

        if (node.Provider is not null)
        {
            writer.WriteString("provider", node.Provider);
        }

        WritePlace(writer, "place", node.Place);
        WritePlace(writer, "call_place", node.CallPlace);
        if (!node.IsInstantiated)
        {
            writer.WriteBoolean("instantiated", false);
        }

        if (node.Attributes.Kind != AttributeKind.Null || node.Attributes.IsSensitive)
        {
            writer.WritePropertyName("attributes");
            AttributeJson.Write(writer, node.Attributes.Masked());
        }

        writer.WriteEndObject();
    }

    private static void WriteEdge(Utf8JsonWriter writer, GraphEdge edge)
    {
        writer.WriteStartObject();
        writer.WriteNumber("from", edge.From);
        writer.WriteNumber("to", edge.To);
        writer.WriteString("kind", edge.Kind.ToString());
        if (edge.FromPath.Length > 0)
        {
            writer.WriteString("from_path", edge.FromPath);
        }

        if (edge.ToPath.Length > 0)
        {
            writer.WriteString("to_path", edge.ToPath);
        }

        WriteTexts(writer, "via", edge.Via);
        writer.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter writer, string name, SourcePlace? place)
    {
        if (place is not null)
        {
            writer.WriteStartObject(name);
            writer.WriteString("file", place.File);
            writer.WriteNumber("line", place.Line);
            writer.WriteNumber("column", place.Column);
            writer.WriteEndObject();
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            writer.WriteStartArray(name);
            foreach (var text in texts)
            {
                writer.WriteStringValue(text);
            }

            writer.WriteEndArray();
        }
    }
}
