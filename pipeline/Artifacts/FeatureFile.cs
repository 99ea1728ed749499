using System.Text.Json;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>A <see cref="FeatureSet"/> as a folder: one graph a line with what it is for, and the vocabulary. Comes back as it
/// was.</summary>
public static class FeatureFile
{
    /// <exception cref="InputException">The folder cannot be written.</exception>
    public static void Write(FeatureSet features, string folder) => AtomicFolder.Write(folder, temporary =>
    {
        JsonLines.Write(Path.Combine(temporary, ArtifactFolders.Features), features.Graphs, WriteGraph);
        AtomicFile.WriteText(Path.Combine(temporary, ArtifactFolders.Vocabulary), VocabularyFile.Write(features.Vocabulary));
    });

    /// <exception cref="InputException">The folder is missing, or a file is not what <see cref="Write"/> writes.</exception>
    public static FeatureSet Read(string folder)
    {
        var graphs = JsonLines.Read(Path.Combine(folder, ArtifactFolders.Features), "featurize", ReadGraph);
        return new FeatureSet(VocabularyFile.Read(Path.Combine(folder, ArtifactFolders.Vocabulary)), graphs);
    }

    private static void WriteGraph(Utf8JsonWriter writer, SplitGraph item)
    {
        var graph = item.Graph;
        writer.WriteStartObject();
        writer.WriteString("split", EnumWords.Of(item.Split));
        writer.WriteString("repository", graph.Repository);
        writer.WriteString("name", graph.Name);
        writer.WriteString("form", EnumWords.Of(graph.Form));
        writer.WriteBoolean("has_attributes", graph.HasAttributes);
        writer.Texts("notices", graph.Notices);
        writer.Texts("errors", graph.Errors);
        writer.Calls(graph.ModuleCalls);
        writer.WriteStartArray("blocks");
        foreach (var block in graph.Blocks)
        {
            WriteBlock(writer, block);
        }

        writer.WriteEndArray();
        FeatureEdgeJson.Write(writer, graph.Edges);
        SharedInputJson.Write(writer, graph.SharedInputs);
        writer.WriteEndObject();
    }

    private static void WriteBlock(Utf8JsonWriter writer, BlockFeatures block)
    {
        writer.WriteStartObject();
        writer.WriteString("address", block.Address);
        writer.WriteString("type", block.Type);
        writer.WriteString("module", block.ModulePath);
        writer.WriteNumber("instances", block.Instances);
        writer.WriteNumber("weight", block.Weight);
        writer.Place("place", block.Place);
        writer.Place("call_place", block.CallPlace);
        writer.WriteString("fingerprint", block.Fingerprint);
        writer.WriteStartArray("cells");
        foreach (var cell in block.Cells)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(cell.Path);
            writer.WriteStringValue(cell.Outcome);
            writer.WriteStringValue(cell.Shape);
            foreach (var instance in cell.Instances)
            {
                writer.WriteStringValue(instance);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static SplitGraph ReadGraph(JsonElement line)
    {
        var blocks = line.GetProperty("blocks").EnumerateArray().Select(ReadBlock).ToArray();
        var edges = FeatureEdgeJson.Read(line, blocks.Length);
        var graph = new GraphFeatures(
            line.Text("repository"), line.Text("name"), line.Word<SourceForm>("form"), line.GetProperty("has_attributes").GetBoolean(),
            blocks, edges)
        {
            Notices = line.Texts("notices"),
            Errors = line.Texts("errors"),
            ModuleCalls = line.Calls(),
            SharedInputs = SharedInputJson.Read(line, blocks.Length),
        };
        return new SplitGraph(graph, line.Word<Split>("split"));
    }

    private static BlockFeatures ReadBlock(JsonElement block) => new(
        block.Text("address"), block.Text("type"), block.Text("module"), block.Int("instances"), block.Place("place"),
        block.Place("call_place"), [.. block.GetProperty("cells").EnumerateArray().Select(ReadCell)])
    {
        Weight = block.GetProperty("weight").GetSingle(),
        Fingerprint = block.Text("fingerprint"),
    };

    private static Cell ReadCell(JsonElement cell)
    {
        var words = cell.Texts();
        return words.Count < 3
            ? throw new FormatException("a cell has a path, an outcome and a shape")
            : new Cell(words[0], words[1], words[2]) { Instances = [.. words.Skip(3)] };
    }
}
