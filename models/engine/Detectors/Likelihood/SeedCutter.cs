using GraphSec.Models.Graphs;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>
/// Cuts a graph that is too large for one step into batches: seeds, and a sample of what they refer to and what refers to them
/// as context, as many hops as the network has layers (GraphSAGE, Hamilton et al. 2017). Only seeds are asked for. Means over a
/// sample are unbiased, and so is the mean of random seeds for the graph's.
/// </summary>
internal sealed class SeedCutter(CellGraph graph, int hops)
{
    private readonly SampledNodes reached = new(graph.NodeCount);
    private readonly List<int> picked = [];

    /// <summary>Seeds are nodes 0 .. Seeds - 1 of the part and its first graph; the context is its second.</summary>
    /// <param name="fanOut">Drawn each way at the first hop; each further hop halves it.</param>
    public SeedPart Cut(ReadOnlySpan<int> seeds, ulong seed, int fanOut)
    {
        reached.Start(seeds);
        var (outgoing, incoming) = (new List<int>(), new List<int>());
        for (int hop = 0, node = 0; hop < hops; hop++)
        {
            var most = Math.Max(1, fanOut >> hop);
            for (; node < reached.Ends[^1]; node++)
            {
                var original = reached.Nodes[node];
                Draw(graph.ByFrom, original, most, CounterHash.Key(seed, 0), outgoing);
                Draw(graph.ByTo, original, most, CounterHash.Key(seed, 1), incoming);
            }

            outgoing.ForEach(edge => reached.Reach(graph.EdgeTo[edge]));
            incoming.ForEach(edge => reached.Reach(graph.EdgeFrom[edge]));
            reached.CloseHop();
        }

        return new SeedPart(CellSubgraph.Of(graph, reached, outgoing, incoming), [.. reached.Ends]);
    }

    private void Draw(AdjacencyRows rows, int node, int most, ulong seed, List<int> edges)
    {
        var all = rows.Edges(node);
        picked.Clear();
        UniformPick.Add(picked, all.Length, most, seed, node);
        foreach (var pick in picked)
        {
            edges.Add(all[pick]);
        }
    }
}
