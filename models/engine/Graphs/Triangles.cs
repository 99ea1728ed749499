namespace GraphSec.Models.Graphs;

/// <summary>
/// Triangles of the graph read without directions, loops and parallel edges. Edges are turned towards the end of higher
/// degree, which bounds the work by edges^1.5 (Chiba and Nishizeki, SIAM J. Comput. 14(1), 1985).
/// </summary>
public static class Triangles
{
    /// <returns>For each node the number of triangles it is a corner of; they sum to three times their number.</returns>
    public static int[] Of(DirectedGraph graph)
    {
        var joined = SimpleGraph.Undirected(graph);
        var corners = new int[graph.NodeCount];
        var markedBy = new int[graph.NodeCount];
        Array.Fill(markedBy, -1);
        for (var low = 0; low < graph.NodeCount; low++)
        {
            foreach (var node in joined.Successors(low))
            {
                markedBy[node] = low;
            }

            foreach (var middle in joined.Successors(low))
            {
                if (!Before(joined, low, middle))
                {
                    continue;
                }

                foreach (var high in joined.Successors(middle))
                {
                    if (markedBy[high] == low && Before(joined, middle, high))
                    {
                        corners[low]++;
                        corners[middle]++;
                        corners[high]++;
                    }
                }
            }
        }

        return corners;
    }

    private static bool Before(DirectedGraph graph, int a, int b)
    {
        var difference = graph.OutEdges(a).Length - graph.OutEdges(b).Length;
        return difference != 0 ? difference < 0 : a < b;
    }
}
