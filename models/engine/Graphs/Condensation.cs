namespace GraphSec.Models.Graphs;

/// <summary>
/// The acyclic graph of a graph's strongly connected components: one node a component, one edge each ordered pair of them
/// that an edge joins. Edges go from higher component numbers to lower.
/// </summary>
internal sealed record Condensation(DirectedGraph Graph, Components Components)
{
    public static Condensation Of(DirectedGraph graph)
    {
        var components = StronglyConnectedComponents.Of(graph);
        var sources = new int[graph.EdgeCount];
        var targets = new int[graph.EdgeCount];
        var count = 0;
        for (var edge = 0; edge < graph.EdgeCount; edge++)
        {
            var from = components.Of[graph.Sources[edge]];
            var to = components.Of[graph.Targets[edge]];
            if (from != to)
            {
                sources[count] = from;
                targets[count++] = to;
            }
        }

        var joined = new DirectedGraph(components.Count, sources.AsSpan(0, count), targets.AsSpan(0, count));
        return new Condensation(SimpleGraph.Of(joined), components);
    }
}
