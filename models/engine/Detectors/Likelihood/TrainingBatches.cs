using System.Runtime.CompilerServices;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>
/// What the steps of an epoch see: graphs side by side until there are enough nodes, and graphs too large for that in parts, so
/// that a step's memory does not grow with the largest graph.
/// </summary>
internal sealed class TrainingBatches(LikelihoodOptions options)
{
    /// <summary>A graph is cut where it has more nodes than so many batches: whole, its means are the graph's own.</summary>
    public const int MostBatches = 8;

    private readonly ConditionalWeakTable<CellGraph, SeedCutter> cutters = [];

    /// <summary>Graphs in the order given, nodes of those that are cut in any.</summary>
    public IEnumerable<SeedPart> Shuffled(IEnumerable<CellGraph> graphs, Pcg32 random) =>
        Batches(graphs, options.BatchNodes, graph => Parts(graph, random));

    /// <summary>The same parts at every call.</summary>
    public IEnumerable<SeedPart> InOrder(IEnumerable<CellGraph> graphs) =>
        Batches(graphs, options.BatchNodes * 2, graph => Parts(graph, new Pcg32((ulong)options.Seed)));

    private IEnumerable<SeedPart> Batches(IEnumerable<CellGraph> graphs, int nodes, Func<CellGraph, IEnumerable<SeedPart>> parts)
    {
        var batch = new List<CellGraph>();
        var size = 0;
        foreach (var graph in graphs)
        {
            if (graph.NodeCount > (long)options.BatchNodes * MostBatches)
            {
                foreach (var part in parts(graph))
                {
                    yield return part;
                }

                continue;
            }

            batch.Add(graph);
            size += graph.NodeCount;
            if (size >= nodes)
            {
                yield return new SeedPart(CellGraph.Join(batch));
                batch.Clear();
                size = 0;
            }
        }

        if (batch.Count > 0)
        {
            yield return new SeedPart(CellGraph.Join(batch));
        }
    }

    /// <summary>Every node is a seed once. The seeds of a part are a random sample, so that their mean is the graph's.</summary>
    private IEnumerable<SeedPart> Parts(CellGraph graph, Pcg32 random)
    {
        var cutter = cutters.GetValue(graph, whole => new SeedCutter(whole, options.Layers));
        var order = Enumerable.Range(0, graph.NodeCount).ToArray();
        random.Shuffle<int>(order);
        foreach (var seeds in order.Chunk(options.BatchNodes))
        {
            yield return cutter.Cut(seeds, random.Next(), options.FanOut);
        }
    }
}
