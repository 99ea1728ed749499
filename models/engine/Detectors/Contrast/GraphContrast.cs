using GraphSec.Models.Graphs;
using GraphSec.Models.Kernels;

namespace GraphSec.Models.Detectors.Contrast;

/// <summary>
/// Four witnesses on one scale: the contrast of pairs, the cosine distance to the neighbours in the plane of the largest directions, the
/// distance from the middle where features are numbers, and membership of a group far denser than its surroundings.
/// </summary>
public sealed class GraphContrast(GraphContrastOptions options, IKernels? kernels = null) : OutlierDetector
{
    private readonly IKernels kernels = (kernels ?? KernelRegistry.Create()).OnHost();

    /// <summary>Every node is judged by other nodes of the graph it is in, so there is nothing to learn before.</summary>
    protected override void Learn(AttributedGraph data)
    {
    }

    protected override float[] Decide(AttributedGraph data)
    {
        var pairs = Scores(new PairContrast(options.Pairs, kernels), data);
        var cosines = Standardized.Of(Scores(new NeighbourCosine(options.Pairs.Rank, options.Pairs.Seed, kernels), data));
        var distances = NodeAttributes.AreWords(data.Features)
            ? new float[pairs.Count] : Standardized.Of(FeatureDistance.Of(data.Features));
        var cores = DetachedCore.Surprise(CoreNumbers.Of(data.Joined()));
        var scale = Standardized.Moments(pairs).Deviation;
        return [.. pairs.Select((pair, node) => pair
            + scale * (options.CosineShare * cosines[node] + options.DistanceShare * distances[node])
            + options.CoreShare * cores[node])];
    }

    private static IReadOnlyList<float> Scores(OutlierDetector detector, AttributedGraph data)
    {
        detector.Fit(data);
        return detector.DecisionScores;
    }
}
