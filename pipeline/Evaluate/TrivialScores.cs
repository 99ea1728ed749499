using GraphSec.Models;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>Scores that know nothing of what is odd. Where one of them finds planted faults, planting has left a trace.</summary>
internal static class TrivialScores
{
    public static IReadOnlyList<IBlockRanker> All(int seed) =>
    [
        new TrivialRanker("degree", static graph => Degrees(graph, incoming: true, outgoing: true)),
        new TrivialRanker("in-degree", static graph => Degrees(graph, incoming: true, outgoing: false)),
        new TrivialRanker("out-degree", static graph => Degrees(graph, incoming: false, outgoing: true)),
        new TrivialRanker("number of cells", static graph => Each(graph, (b, _) => Attributes(b).Count())),
        new TrivialRanker("instances", static graph => Each(graph, (b, _) => b.Instances)),
        new TrivialRanker("position", static graph => Each(graph, (_, i) => i / (double)graph.Blocks.Count)),
        new TrivialRanker("value length", static graph => Each(graph, (b, _) =>
            Attributes(b).Select(c => c.Outcome.Length).DefaultIfEmpty().Average())),
        new RandomRanker(seed),
    ];

    /// <summary>Edges of each block.</summary>
    public static double[] Degrees(GraphFeatures graph, bool incoming, bool outgoing)
    {
        var degrees = new double[graph.Blocks.Count];
        foreach (var edge in graph.Edges)
        {
            degrees[edge.From] += outgoing ? 1 : 0;
            degrees[edge.To] += incoming ? 1 : 0;
        }

        return degrees;
    }

    /// <summary>Cells that tell of attributes and not of edges.</summary>
    public static IEnumerable<Cell> Attributes(BlockFeatures block) => block.Cells.Where(c => !Cell.IsStructural(c.Path));

    private static double[] Each(GraphFeatures graph, Func<BlockFeatures, int, double> score) => [.. graph.Blocks.Select(score)];
}
