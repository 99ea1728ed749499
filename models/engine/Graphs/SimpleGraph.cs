namespace GraphSec.Models.Graphs;

/// <summary>The same nodes with one edge for all that run between the same two, and without loops.</summary>
public static class SimpleGraph
{
    public static DirectedGraph Of(DirectedGraph graph)
    {
        var sources = new int[graph.EdgeCount];
        var targets = new int[graph.EdgeCount];
        var lastSeenBy = new int[graph.NodeCount];
        var count = 0;
        Array.Fill(lastSeenBy, -1);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            foreach (var next in graph.Successors(node))
            {
                if (next != node && lastSeenBy[next] != node)
                {
                    lastSeenBy[next] = node;
                    sources[count] = node;
                    targets[count++] = next;
                }
            }
        }

        return new DirectedGraph(graph.NodeCount, sources.AsSpan(0, count), targets.AsSpan(0, count));
    }

    /// <summary>The same read without directions: each joined pair has one edge each way.</summary>
    public static DirectedGraph Undirected(DirectedGraph graph) => Of(new DirectedGraph(
        graph.NodeCount,
        [.. graph.Sources, .. graph.Targets],
        [.. graph.Targets, .. graph.Sources]));
}
