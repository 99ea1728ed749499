namespace GraphSec.Models.Graphs;

/// <summary>
/// Brin and Page, "The anatomy of a large-scale hypertextual web search engine", 1998, by power iteration. A fixed number
/// of rounds in a fixed order, so equal graphs give equal bits. A node without outgoing edges gives its rank to all.
/// </summary>
public static class PageRank
{
    public const double Damping = 0.85;

    /// <returns>A rank for each node, summing to 1; empty for an empty graph. Parallel edges count each.</returns>
    public static double[] Of(DirectedGraph graph, int rounds = 30, double damping = Damping)
    {
        var count = graph.NodeCount;
        var rank = new double[count];
        var share = new double[count];
        Array.Fill(rank, 1.0 / count);
        for (var round = 0; round < rounds; round++)
        {
            var dangling = 0.0;
            for (var node = 0; node < count; node++)
            {
                var edges = graph.OutEdges(node).Length;
                share[node] = edges == 0 ? 0 : rank[node] / edges;
                dangling += edges == 0 ? rank[node] : 0;
            }

            var floor = (1 - damping + (damping * dangling)) / count;
            for (var node = 0; node < count; node++)
            {
                var sum = 0.0;
                foreach (var from in graph.Predecessors(node))
                {
                    sum += share[from];
                }

                rank[node] = floor + (damping * sum);
            }
        }

        return rank;
    }
}
