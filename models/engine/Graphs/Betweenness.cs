namespace GraphSec.Models.Graphs;

/// <summary>
/// Brandes, "A faster algorithm for betweenness centrality", J. Math. Sociology 25(2), 2001: for each node, the share of
/// shortest directed paths between two others that lead through it, summed over the pairs. Loops and parallel edges do not
/// count. Above a limit of nodes it is estimated from a seeded sample of sources (Brandes and Pich, 2007).
/// </summary>
public static class Betweenness
{
    /// <param name="graph">The graph.</param>
    /// <param name="seed">Chooses the sample; without meaning up to the limit.</param>
    /// <param name="sourceLimit">The most sources to search from; time is sourceLimit × (nodes + edges).</param>
    /// <returns>For each node a sum over ordered pairs of others, not normalised.</returns>
    public static double[] Of(DirectedGraph graph, int seed, int sourceLimit = 512)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sourceLimit, 1);
        var sources = new int[graph.NodeCount];
        for (var node = 0; node < sources.Length; node++)
        {
            sources[node] = node;
        }

        if (sources.Length > sourceLimit)
        {
            new Random(seed).Shuffle(sources);
            sources = sources[..sourceLimit];
            Array.Sort(sources);
        }

        var sum = new double[graph.NodeCount];
        var search = new ShortestPathSearch(SimpleGraph.Of(graph));
        foreach (var source in sources)
        {
            search.From(source);
            search.AddDependencies(sum);
        }

        var scale = sources.Length == 0 ? 0 : (double)graph.NodeCount / sources.Length;
        for (var node = 0; node < sum.Length; node++)
        {
            sum[node] *= scale;
        }

        return sum;
    }
}
