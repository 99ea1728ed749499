namespace GraphSec.Models.Graphs;

/// <summary>Breadth-first search that counts shortest paths; its arrays are used again from one source to the next.</summary>
internal sealed class ShortestPathSearch
{
    private readonly DirectedGraph graph;
    private readonly int[] distance; // -1 = not reached
    private readonly double[] paths;
    private readonly double[] dependency;
    private readonly int[] order;
    private int reached;

    public ShortestPathSearch(DirectedGraph graph)
    {
        this.graph = graph;
        distance = new int[graph.NodeCount];
        paths = new double[graph.NodeCount];
        dependency = new double[graph.NodeCount];
        order = new int[graph.NodeCount];
        Array.Fill(distance, -1);
    }

    public void From(int source)
    {
        foreach (var node in order.AsSpan(0, reached))
        {
            distance[node] = -1;
            paths[node] = 0;
            dependency[node] = 0;
        }

        reached = 1;
        order[0] = source;
        distance[source] = 0;
        paths[source] = 1;
        for (var read = 0; read < reached; read++)
        {
            var node = order[read];
            foreach (var next in graph.Successors(node))
            {
                if (distance[next] < 0)
                {
                    distance[next] = distance[node] + 1;
                    order[reached++] = next;
                }

                if (distance[next] == distance[node] + 1)
                {
                    paths[next] += paths[node];
                }
            }
        }
    }

    /// <summary>Adds, for each node but the source, the share of this source's shortest paths that lead through it.</summary>
    public void AddDependencies(double[] sum)
    {
        for (var at = reached - 1; at > 0; at--)
        {
            var node = order[at];
            var share = (1 + dependency[node]) / paths[node];
            foreach (var before in graph.Predecessors(node))
            {
                if (distance[before] == distance[node] - 1)
                {
                    dependency[before] += paths[before] * share;
                }
            }

            sum[node] += dependency[node];
        }
    }
}
