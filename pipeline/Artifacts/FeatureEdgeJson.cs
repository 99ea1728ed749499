using System.Text.Json;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>The edges between blocks as the member <c>edges</c> of a graph: each <c>[from, to, path, relation]</c>.</summary>
internal static class FeatureEdgeJson
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<FeatureEdge> edges)
    {
        writer.WriteStartArray("edges");
        foreach (var edge in edges)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(edge.From);
            writer.WriteNumberValue(edge.To);
            writer.WriteStringValue(edge.Path);
            writer.WriteStringValue(edge.Relation);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    /// <param name="blocks">How many blocks the graph has.</param>
    public static FeatureEdge[] Read(JsonElement graph, int blocks) =>
        [.. graph.GetProperty("edges").EnumerateArray().Select(edge => ReadEdge(edge, blocks))];

    private static FeatureEdge ReadEdge(JsonElement edge, int blocks)
    {
        int from = edge[0].GetInt32(), to = edge[1].GetInt32();
        return (uint)from < (uint)blocks && (uint)to < (uint)blocks
            ? new FeatureEdge(from, to, edge[2].GetString()!, edge[3].GetString()!)
            : throw new FormatException($"an edge names block {Math.Max(from, to)} of {blocks}");
    }
}
