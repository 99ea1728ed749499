using System.Text.Json;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>What blocks share as the member <c>inputs</c> of a graph: each <c>[repeats, block, block …]</c>.</summary>
internal static class SharedInputJson
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<SharedInput> inputs)
    {
        writer.WriteStartArray("inputs");
        foreach (var input in inputs)
        {
            writer.WriteStartArray();
            writer.WriteBooleanValue(input.Repeats);
            foreach (var block in input.Blocks)
            {
                writer.WriteNumberValue(block);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    /// <param name="blocks">How many blocks the graph has.</param>
    public static SharedInput[] Read(JsonElement graph, int blocks) =>
        [.. graph.GetProperty("inputs").EnumerateArray().Select(input => ReadInput(input, blocks))];

    private static SharedInput ReadInput(JsonElement input, int blocks)
    {
        var members = input.EnumerateArray().Skip(1).Select(member => member.GetInt32()).ToArray();
        return Array.TrueForAll(members, member => (uint)member < (uint)blocks)
            ? new SharedInput(input[0].GetBoolean(), members)
            : throw new FormatException($"an input names block {members.Max()} of {blocks}");
    }
}
