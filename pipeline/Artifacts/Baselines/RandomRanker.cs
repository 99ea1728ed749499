using GraphSec.Models;

namespace GraphSec.Pipeline.Artifacts.Baselines;

/// <summary>The floor: a ranking by chance.</summary>
internal sealed class RandomRanker(int seed) : IBlockRanker
{
    private readonly Pcg32 random = new((ulong)seed, stream: 3);

    public string Name => "random";

    public double[] Score(GraphFeatures graph) => [.. graph.Blocks.Select(_ => random.NextDouble())];
}
