using System.Text.Json;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>A block's score as a JSON object, in files of scores and in reports.</summary>
internal static class ScoreJson
{
    /// <param name="explain">Adds a reason in words where given.</param>
    /// <param name="writeMore">Adds members before the reasons where given.</param>
    public static void WriteBlock(
        Utf8JsonWriter writer, BlockScore score, GraphScores graph, Func<CellSurprise, string>? explain = null, Action? writeMore = null)
    {
        var block = score.Block;
        writer.WriteStartObject();
        writer.WriteNumber("score", Math.Round(score.Score, 3));
        writer.WriteNumber("surprise", Math.Round(score.Surprise, 4));
        writer.WriteBoolean("outlier", score.IsOutlier);
        writer.WriteString("address", block.Address);
        writer.WriteString("type", block.Type);
        writer.WriteString("graph", graph.Features.Name);
        writer.WriteString("repository", graph.Features.Repository);
        if (block.Place is { } place)
        {
            writer.WriteString("file", place.File);
            writer.WriteNumber("line", place.Line);
            writer.WriteNumber("column", place.Column);
        }

        if (block.CallPlace is { } call)
        {
            writer.WriteString("called_from", call.File);
            writer.WriteNumber("called_from_line", call.Line);
            writer.WriteNumber("called_from_column", call.Column);
        }

        if (block.ModulePath.Length > 0)
        {
            writer.WriteString("module", block.ModulePath);
        }

        writer.WriteNumber("instances", block.Instances);
        if (block.Fingerprint.Length > 0)
        {
            writer.WriteString("fingerprint", block.Fingerprint);
        }

        writeMore?.Invoke();
        writer.WriteStartArray("reasons");
        foreach (var reason in score.Reasons)
        {
            WriteReason(writer, reason, explain);
        }

        writer.WriteEndArray();
        if (score.Nearest is { } nearest)
        {
            NearestJson.Write(writer, nearest);
        }

        writer.WriteEndObject();
    }

    public static BlockScore ReadBlock(JsonElement line)
    {
        var block = new BlockFeatures(
            line.Text("address"), line.Text("type"), line.TryGetProperty("module", out var module) ? module.GetString()! : "",
            line.Int("instances"), Place(line, "file", "line", "column"),
            Place(line, "called_from", "called_from_line", "called_from_column"), [])
        {
            Fingerprint = line.TryGetProperty("fingerprint", out var fingerprint) ? fingerprint.GetString()! : "",
        };
        var reasons = line.GetProperty("reasons").EnumerateArray().Select(ReadReason).ToArray();
        return new BlockScore(block, line.Double("score"), line.Double("surprise"), reasons)
        {
            IsOutlier = line.GetProperty("outlier").GetBoolean(),
            Nearest = NearestJson.Read(line),
        };
    }

    private static string Optional(JsonElement element, string name, string otherwise) =>
        element.TryGetProperty(name, out var text) ? text.GetString()! : otherwise;

    private static SourcePlace? Place(JsonElement line, string file, string row, string column) =>
        line.TryGetProperty(file, out var name) ? new SourcePlace(name.GetString()!, line.Int(row), line.Int(column)) : null;

    private static void WriteReason(Utf8JsonWriter writer, CellSurprise reason, Func<CellSurprise, string>? explain)
    {
        writer.WriteStartObject();
        if (explain is not null)
        {
            writer.WriteString("text", explain(reason));
        }

        writer.WriteString("path", reason.Path);
        writer.WriteString("seen", reason.Seen);
        if (reason.SeenAs != reason.Seen)
        {
            writer.WriteString("seen_as", reason.SeenAs);
        }

        if (reason.Kind.Length > 0 && reason.Kind != reason.Seen)
        {
            writer.WriteString("kind", reason.Kind);
        }

        if (reason.Values > 1)
        {
            writer.WriteNumber("values", reason.Values);
        }

        writer.WriteNumber("probability", Math.Round(reason.Probability, 6));
        writer.WriteNumber("tail", Math.Round(reason.Tail, 6));
        writer.WriteString("usual", reason.Usual);
        writer.WriteNumber("usual_probability", Math.Round(reason.UsualProbability, 6));
        writer.WriteNumber("share", Math.Round(reason.Share, 4));
        writer.WriteNumber("peers", Math.Round(reason.Peers, 3));
        writer.WriteNumber("peers_usual", Math.Round(reason.PeersUsual, 3));
        writer.WriteNumber("peers_seen", Math.Round(reason.PeersSeen, 3));
        writer.WriteNumber("training_blocks", reason.TrainingBlocks);
        writer.WriteNumber("training_usual", reason.TrainingUsual);
        writer.WriteNumber("training_seen", reason.TrainingSeen);
        if (reason.TrainingUsualIsLeast)
        {
            writer.WriteBoolean("training_usual_is_least", true);
        }

        if (reason.TrainingSeenIsMost)
        {
            writer.WriteBoolean("training_seen_is_most", true);
        }

        writer.WriteNumber("training_repositories", reason.TrainingRepositories);
        writer.Texts("instances", reason.Instances);
        writer.WriteEndObject();
    }

    private static CellSurprise ReadReason(JsonElement reason) => new(
        reason.Text("path"), reason.Text("seen"), reason.Double("probability"), reason.Double("tail"), reason.Text("usual"),
        reason.Double("usual_probability"))
    {
        SeenAs = Optional(reason, "seen_as", reason.Text("seen")),
        Kind = Optional(reason, "kind", reason.Text("seen")),
        Values = reason.TryGetProperty("values", out var values) ? values.GetInt32() : 1,
        Instances = reason.Texts("instances"),
        Peers = reason.Double("peers"),
        PeersUsual = reason.Double("peers_usual"),
        PeersSeen = reason.Double("peers_seen"),
        TrainingBlocks = reason.Int("training_blocks"),
        TrainingUsual = reason.Int("training_usual"),
        TrainingSeen = reason.Int("training_seen"),
        TrainingUsualIsLeast = reason.TryGetProperty("training_usual_is_least", out _),
        TrainingSeenIsMost = reason.TryGetProperty("training_seen_is_most", out _),
        TrainingRepositories = reason.Int("training_repositories"),
        Share = reason.Double("share"),
    };
}
