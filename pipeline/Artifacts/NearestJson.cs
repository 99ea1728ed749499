using System.Text.Json;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>What an outlier is compared with, as the member <c>nearest</c> of its score.</summary>
internal static class NearestJson
{
    private const string Member = "nearest";

    public static void Write(Utf8JsonWriter writer, NearestBlock nearest)
    {
        writer.WriteStartObject(Member);
        writer.WriteString("address", nearest.Address);
        if (nearest.BlockAddress != nearest.Address)
        {
            writer.WriteString("block", nearest.BlockAddress);
        }

        writer.WriteString("found_in", EnumWords.Of(nearest.Origin));
        writer.WriteString("graph", nearest.Graph);
        writer.WriteString("repository", nearest.Repository);
        if (nearest.Place is { } place)
        {
            writer.WriteString("file", place.File);
            writer.WriteNumber("line", place.Line);
            writer.WriteNumber("column", place.Column);
        }

        writer.WriteNumber("similarity", Math.Round(nearest.Similarity, 3));
        writer.WriteStartArray("differences");
        foreach (var difference in nearest.Differences)
        {
            writer.WriteStartObject();
            writer.WriteString("path", difference.Path);
            writer.Texts("here", difference.Here);
            writer.Texts("there", difference.There);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("more_differences", nearest.MoreDifferences);
        writer.WriteEndObject();
    }

    /// <summary>That of a score; null where it has none.</summary>
    public static NearestBlock? Read(JsonElement score)
    {
        if (!score.TryGetProperty(Member, out var nearest))
        {
            return null;
        }

        var place = nearest.TryGetProperty("file", out var file)
            ? new SourcePlace(file.GetString()!, nearest.Int("line"), nearest.Int("column"))
            : null;
        var differences = nearest.GetProperty("differences").EnumerateArray()
            .Select(each => new CellDifference(each.Text("path"), each.Texts("here"), each.Texts("there"))).ToArray();
        return new NearestBlock(nearest.Text("address"), nearest.Word<NearestOrigin>("found_in"), nearest.Text("repository"), nearest.Text("graph"),
            place, nearest.Double("similarity"), differences)
        {
            MoreDifferences = nearest.Int("more_differences"),
            BlockAddress = nearest.TryGetProperty("block", out var block) ? block.GetString()! : nearest.Text("address"),
        };
    }
}
