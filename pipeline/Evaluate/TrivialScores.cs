using GraphSec.Models;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Baselines;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>Scores that know nothing of what is odd. Where one of them finds planted faults, planting has left a trace.</summary>
internal static class TrivialScores
{
    public static IReadOnlyList<IBlockRanker> All(int seed) =>
    [
        new TrivialRanker("degree", static graph => graph.Degrees()),
        new TrivialRanker("in-degree", static graph => graph.Degrees(outgoing: false)),
        new TrivialRanker("out-degree", static graph => graph.Degrees(incoming: false)),
        new TrivialRanker("number of cells", static graph => Each(graph, (b, _) => b.Attributes.Count())),
        new TrivialRanker("instances", static graph => Each(graph, (b, _) => b.Instances)),
        new TrivialRanker("position", static graph => Each(graph, (_, i) => i / (double)graph.Blocks.Count)),
        new TrivialRanker("value length", static graph => Each(graph, (b, _) =>
            b.Attributes.Select(c => c.Outcome.Length).DefaultIfEmpty().Average())),
        new RandomRanker(seed),
    ];

    private static double[] Each(GraphFeatures graph, Func<BlockFeatures, int, double> score) => [.. graph.Blocks.Select(score)];
}
