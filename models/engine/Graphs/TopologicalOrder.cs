namespace GraphSec.Models.Graphs;

/// <summary>Nodes so that every edge's source stands before its target.</summary>
/// <param name="Nodes">The order; where the graph is cyclic, only the nodes that no cycle leads to.</param>
/// <param name="IsCyclic">Some node is on a cycle or behind one, and so missing from <paramref name="Nodes"/>.</param>
public sealed record TopologicalOrder(int[] Nodes, bool IsCyclic)
{
    /// <summary>
    /// Kahn, "Topological sorting of large networks", CACM 5(11), 1962. Linear; ties go by node number and by edge number,
    /// so that equal graphs give equal orders.
    /// </summary>
    public static TopologicalOrder Of(DirectedGraph graph)
    {
        var waiting = new int[graph.NodeCount];
        var order = new int[graph.NodeCount];
        var found = 0;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            waiting[node] = graph.InEdges(node).Length;
            if (waiting[node] == 0)
            {
                order[found++] = node;
            }
        }

        // The array is the queue: what is found and not yet read is waiting in it.
        for (var read = 0; read < found; read++)
        {
            foreach (var next in graph.Successors(order[read]))
            {
                if (--waiting[next] == 0)
                {
                    order[found++] = next;
                }
            }
        }

        return found == graph.NodeCount
            ? new TopologicalOrder(order, false)
            : new TopologicalOrder(order[..found], true);
    }
}
