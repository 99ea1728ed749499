using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Artifacts.Baselines;

/// <summary>The detector itself, or the same without some part.</summary>
internal sealed class DetectorRanker(string name, Detector detector, IKernels kernels) : IBlockRanker
{
    public string Name => name;

    public double[] Score(GraphFeatures graph)
    {
        var byAddress = Scores(graph).Blocks.ToDictionary(b => b.Block.Address, b => b.Surprise, StringComparer.Ordinal);
        return [.. graph.Blocks.Select(b => byAddress[b.Address])];
    }

    private GraphScores Scores(GraphFeatures graph)
    {
        if (kernels.Memory.IsHost)
        {
            return detector.Score(graph, threshold: 100, kernels);
        }

        lock (kernels)
        {
            return detector.Score(graph, threshold: 100, kernels);
        }
    }
}
