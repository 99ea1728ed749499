namespace GraphSec.Models.Graphs;

/// <summary>
/// Sampled neighbourhoods of a few nodes, for graphs that do not fit into one step (GraphSAGE, Hamilton et al. 2017). Each
/// node's entries are drawn once, at the hop that reaches it, without replacement; entries on the diagonal always stay. What
/// is drawn of d entries by f weighs d/f times as much, so sums over it are unbiased. Not for several threads at once.
/// </summary>
/// <param name="adjacency">Nodes × nodes, entries of a row in any order.</param>
/// <param name="fanOuts">Entries off the diagonal drawn at each hop, at the most.</param>
public sealed class NeighbourSampler(CsrMatrix adjacency, IReadOnlyList<int> fanOuts)
{
    private readonly SampledNodes reached = new(adjacency.Rows);
    private readonly List<int> entries = [];
    private readonly List<int> picked = [];

    /// <summary>A fan-out for each of so many hops, each half of the one before: far neighbours matter less and are many.</summary>
    public static int[] Halving(int first, int hops) => [.. Enumerable.Range(0, hops).Select(hop => Math.Max(1, first >> hop))];

    /// <summary>At most seeds · (1 + f₁ + f₁·f₂ + …) nodes; one seed gives the same bytes.</summary>
    public SampledNeighbourhood Sample(ReadOnlySpan<int> seeds, ulong seed)
    {
        reached.Start(seeds);
        var offsets = new List<int> { 0 };
        var (ends, weights) = (new List<int>(), new List<float>());
        foreach (var fanOut in fanOuts)
        {
            for (var row = offsets.Count - 1; row < reached.Ends[^1]; row++)
            {
                Draw(reached.Nodes[row], fanOut, seed, ends, weights);
                offsets.Add(ends.Count);
            }

            foreach (var end in ends)
            {
                reached.Reach(end);
            }

            reached.CloseHop();
        }

        return new SampledNeighbourhood(
            [.. reached.Nodes], [.. reached.Ends], [.. offsets], [.. ends.Select(reached.PlaceOf)], [.. weights]);
    }

    /// <summary>Entries keep their order within the row.</summary>
    private void Draw(int node, int fanOut, ulong seed, List<int> ends, List<float> weights)
    {
        var (start, end) = (adjacency.Offsets[node], adjacency.Offsets[node + 1]);
        entries.Clear();
        for (var k = start; k < end; k++)
        {
            if (adjacency.Indices[k] != node)
            {
                entries.Add(k);
            }
        }

        picked.Clear();
        UniformPick.Add(picked, entries.Count, fanOut, seed, node);
        var share = picked.Count == 0 ? 1 : (float)entries.Count / picked.Count;
        var next = 0;
        for (var k = start; k < end; k++)
        {
            var isNext = next < picked.Count && entries[picked[next]] == k;
            if (isNext || adjacency.Indices[k] == node)
            {
                next += isNext ? 1 : 0;
                ends.Add(adjacency.Indices[k]);
                weights.Add((adjacency.Weights?[k] ?? 1) * (isNext ? share : 1));
            }
        }
    }
}
