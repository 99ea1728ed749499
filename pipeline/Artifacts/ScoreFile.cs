using System.Text.Json;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>The scores of a corpus as a folder: one block a line, and one graph with its edges a line. Cells are left out:
/// what is read back has none.</summary>
public static class ScoreFile
{
    /// <exception cref="InputException">The folder cannot be written.</exception>
    public static void Write(IReadOnlyList<GraphScores> scores, string folder) => AtomicFolder.Write(folder, temporary =>
    {
        JsonLines.Write(
            Path.Combine(temporary, ArtifactFolders.OutlierScores),
            scores.SelectMany(graph => graph.Blocks, (graph, block) => (Graph: graph, Block: block)),
            (writer, row) => ScoreJson.WriteBlock(writer, row.Block, row.Graph));
        JsonLines.Write(Path.Combine(temporary, ArtifactFolders.ScoredGraphs), scores, WriteGraph);
    });

    /// <exception cref="InputException">The folder is missing, or a file is not what <see cref="Write"/> writes.</exception>
    public static IReadOnlyList<GraphScores> Read(string folder)
    {
        var path = Path.Combine(folder, ArtifactFolders.OutlierScores);
        var blocks = JsonLines.Read(path, "score", line => (Graph: line.Text("graph"), Block: ScoreJson.ReadBlock(line)))
            .ToLookup(row => row.Graph, row => row.Block, StringComparer.Ordinal);
        return JsonLines.Read(Path.Combine(folder, ArtifactFolders.ScoredGraphs), "score", line =>
        {
            var own = blocks[line.Text("name")].ToArray();
            return own.Length == line.Int("blocks")
                ? new GraphScores(ReadGraph(line, own), line.Double("threshold"), own)
                : throw new FormatException($"{own.Length} blocks for {line.Int("blocks")}");
        });
    }

    private static void WriteGraph(Utf8JsonWriter writer, GraphScores scores)
    {
        var graph = scores.Features;
        writer.WriteStartObject();
        writer.WriteString("name", graph.Name);
        writer.WriteString("repository", graph.Repository);
        writer.WriteString("form", EnumWords.Of(graph.Form));
        writer.WriteBoolean("has_attributes", graph.HasAttributes);
        writer.WriteNumber("threshold", scores.Threshold);
        writer.WriteNumber("blocks", scores.Blocks.Count);
        writer.Texts("notices", graph.Notices);
        writer.Texts("errors", graph.Errors);
        writer.Calls(graph.ModuleCalls);
        FeatureEdgeJson.Write(writer, graph.Edges);
        writer.WriteEndObject();
    }

    private static GraphFeatures ReadGraph(JsonElement line, BlockScore[] blocks) => new(
        line.Text("repository"), line.Text("name"), line.Word<SourceForm>("form"), line.GetProperty("has_attributes").GetBoolean(),
        [.. blocks.Select(score => score.Block).OrderBy(block => block.Address, StringComparer.Ordinal)],
        FeatureEdgeJson.Read(line, blocks.Length))
    {
        Notices = line.Texts("notices"),
        Errors = line.Texts("errors"),
        ModuleCalls = line.Calls(),
    };
}
