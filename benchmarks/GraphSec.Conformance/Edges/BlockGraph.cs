using GraphSec.Models.Graphs;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Conformance.Edges;

/// <summary>Resource blocks and what each depends on, as <c>terraform graph</c> shows them: without instances.</summary>
internal sealed class BlockGraph
{
    public HashSet<string> Nodes { get; } = new(StringComparer.Ordinal);

    public HashSet<(string From, string To)> Edges { get; } = [];

    /// <param name="graph">From any reader.</param>
    /// <param name="counts">Whether an edge is to be taken; null for all.</param>
    public static BlockGraph Of(ResourceGraph graph, Func<GraphEdge, bool>? counts = null)
    {
        var blocks = new BlockGraph();
        foreach (var node in graph.Nodes)
        {
            if (node.IsResource)
            {
                blocks.Nodes.Add(node.BlockAddress);
            }
        }

        foreach (var edge in graph.Edges)
        {
            var (from, to) = (graph.Nodes[edge.From], graph.Nodes[edge.To]);
            if (from.IsResource && to.IsResource && from.BlockAddress != to.BlockAddress && (counts is null || counts(edge)))
            {
                blocks.Edges.Add((from.BlockAddress, to.BlockAddress));
            }
        }

        return blocks;
    }

    /// <summary>Without the edges that a longer way replaces.</summary>
    public BlockGraph Reduced()
    {
        var names = Nodes.Order(StringComparer.Ordinal).ToArray();
        var edges = Edges.Order().ToArray();
        var sources = Array.ConvertAll(edges, edge => Array.BinarySearch(names, edge.From, StringComparer.Ordinal));
        var targets = Array.ConvertAll(edges, edge => Array.BinarySearch(names, edge.To, StringComparer.Ordinal));
        var graph = new DirectedGraph(names.Length, sources, targets);
        var kept = TransitiveReduction.Of(graph);
        var reduced = new BlockGraph();
        reduced.Nodes.UnionWith(Nodes);
        for (var i = 0; i < kept.Length; i++)
        {
            if (kept[i])
            {
                reduced.Edges.Add((names[graph.Sources[i]], names[graph.Targets[i]]));
            }
        }

        return reduced;
    }
}
