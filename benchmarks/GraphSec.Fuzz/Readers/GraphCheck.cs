using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Featurize;
using GraphSec.Pipeline.Flatten;
using GraphSec.Pipeline.Parse;

namespace GraphSec.Fuzz.Readers;

/// <summary>What holds of every graph that a reader gives, and of every refusal.</summary>
internal static class GraphCheck
{
    private const int LongestLine = 2000;

    /// <summary>Reads bytes as <c>graphsec score -</c> does.</summary>
    public static void Read(byte[] input, Novelty novelty)
    {
        try
        {
            Check(GraphReader.Read(new MemoryStream(input), "r", "n", "in"), novelty);
        }
        catch (InputException told)
        {
            Line(told.Message, novelty);
        }
    }

    public static void Check(ResourceGraph graph, Novelty novelty)
    {
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            var node = graph.Nodes[i];
            novelty.Saw(2, (int)node.Kind, ((int)node.Attributes.Kind * 4) + (node.IsInstantiated ? 2 : 0) + (node.Address == node.BlockAddress ? 1 : 0));
            Values(node.Attributes, novelty, 0);
            if (i > 0 && string.CompareOrdinal(graph.Nodes[i - 1].Address, node.Address) >= 0)
            {
                throw new BrokenPropertyException("nodes are not sorted or not distinct");
            }
        }

        foreach (var edge in graph.Edges)
        {
            if ((uint)edge.From >= (uint)graph.Nodes.Count || (uint)edge.To >= (uint)graph.Nodes.Count)
            {
                throw new BrokenPropertyException("an edge names no node");
            }

            novelty.Saw(3, ((int)graph.Nodes[edge.From].Kind * 16) + (int)graph.Nodes[edge.To].Kind, ((int)edge.Kind * 8) + Math.Min(7, edge.Via.Count));
        }

        novelty.SawCount(4, 0, graph.Nodes.Count);
        novelty.SawCount(4, 1, graph.Edges.Count);
        foreach (var line in graph.Notices.Concat(graph.Errors))
        {
            Line(line, novelty);
        }

        WriteAndReadAgain(graph);
        foreach (var block in CellExtractor.Extract(Flattener.Flatten(graph, new FlattenOptions())).Blocks)
        {
            novelty.SawCount(4, 2, block.Cells.Count);
        }
    }

    private static void Values(AttributeValue value, Novelty novelty, int depth)
    {
        foreach (var child in value.Items.Concat(value.Members.Select(member => member.Value)))
        {
            novelty.Saw(9, ((int)value.Kind * 16) + (int)child.Kind, (Math.Min(depth, 5) * 2) + (child.IsSensitive ? 1 : 0));
            Values(child, novelty, depth + 1);
        }

        novelty.SawCount(10, (int)value.Kind, value.Text.Length + value.Items.Count + value.Members.Count);
    }

    private static void Line(string line, Novelty novelty)
    {
        if (line.Contains('\n', StringComparison.Ordinal) || line.Length is 0 or > LongestLine)
        {
            throw new BrokenPropertyException($"a message is not one readable line: {line[..Math.Min(line.Length, 500)]}");
        }

        novelty.SawMessage(line);
    }

    private static void WriteAndReadAgain(ResourceGraph graph)
    {
        using var written = new MemoryStream();
        GraphFile.Write(graph, written);
        var first = written.ToArray();
        using var again = new MemoryStream();
        GraphFile.Write(GraphFile.Read(new MemoryStream(first)), again);
        if (!first.AsSpan().SequenceEqual(again.ToArray()))
        {
            throw new BrokenPropertyException("a graph file does not come back as it was written");
        }
    }
}
