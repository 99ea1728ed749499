using GraphSec.Models.Detectors;
using GraphSec.Models.Detectors.Contrast;
using GraphSec.Pipeline.Artifacts.PlainGraphs;

namespace GraphSec.Pipeline.Score.PlainGraphs;

/// <summary>The detectors for plain attributed graphs, which learn from the graph they score and from nothing else.</summary>
public static class PlainDetectors
{
    /// <summary>The one where nobody names one.</summary>
    public const string Standard = "graph-contrast";

    private const int Plane = 32;

    /// <summary>Ours, then the others by name.</summary>
    public static IReadOnlyList<PlainDetector> All { get; } =
    [
        new(Standard, "pair-contrast, cosine to neighbours, distance of numbers from their middle, detached dense groups")
        {
            Create = static seed => new GraphContrast(new GraphContrastOptions(new PairContrastOptions(Seed: seed))),
        },
        new("cola", "after Liu et al. 2021: a network that tells a node's own random walks from those of others")
        {
            Create = static seed => new WalkContrast(new WalkContrastOptions(Seed: seed)),
        },
        new("cosine-neighbours", "mean cosine distance to the neighbours")
        {
            Create = static _ => new NeighbourCosine(),
        },
        new("cosine-neighbours-svd", "the same in the plane of the 32 largest directions of the TF-IDF")
        {
            Create = static seed => new NeighbourCosine(Plane, seed),
        },
        new("degree", "number of neighbours; far from 0.5 it would tell that planting left a trace")
        {
            Create = static _ => new NodeDegree(),
        },
        new("dominant", "after Ding et al. 2019: what an autoencoder of attributes and edges rebuilds badly")
        {
            Create = static seed => new GraphAutoencoder(new GraphAutoencoderOptions(Seed: seed)),
        },
        new("isolation-forest", "Liu et al. 2008, on the features alone")
        {
            Create = static seed => new IsolationForest(seed: seed),
        },
        new("local-outlier-factor", "Breunig et al. 2000, on the features alone; all distances, so for some ten thousand nodes")
        {
            Create = static _ => new LocalOutlierFactor(),
        },
        new("pair-contrast", "whether attributes go with their surroundings: real pairs told from dealt ones, each node by a fit without it")
        {
            Create = static seed => new PairContrast(new PairContrastOptions(Seed: seed)),
        },
        new("pca-reconstruction", "Shyu et al. 2003, on the features alone: distance from the plane of 8 components")
        {
            Create = static seed => new PcaReconstruction(seed: seed),
        },
        new("random", "chance")
        {
            Create = static seed => new RandomScores(seed),
        },
        new("triangles-or-length", "the higher rank of a node's triangles and its features' length: the traces of planted outliers")
        {
            Create = static _ => new TrianglesOrLength(),
        },
    ];

    /// <summary>A score per node; larger is odder, and only their order means anything.</summary>
    /// <exception cref="InputException">There is no such detector.</exception>
    public static IReadOnlyList<float> Score(PlainGraph graph, string detector, int seed)
    {
        var chosen = All.FirstOrDefault(each => each.Word == detector)
            ?? throw new InputException($"'{detector}' is no detector for plain graphs; 'graphsec detectors' lists them");
        var fitted = chosen.Create((ulong)seed);
        fitted.Fit(AttributedGraph.Undirected(graph.Features, [.. graph.From], [.. graph.To]));
        return fitted.DecisionScores;
    }
}
