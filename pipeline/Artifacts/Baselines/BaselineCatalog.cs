using GraphSec.Models.Detectors;
using GraphSec.Models.Kernels;

namespace GraphSec.Pipeline.Artifacts.Baselines;

/// <summary>What the detector is compared with.</summary>
public static class BaselineCatalog
{
    /// <summary>Stands for every baseline.</summary>
    public const string All = "all";

    /// <summary>The detector without its network.</summary>
    public const string PeersAlone = "peers alone";

    /// <summary>Sorted by name.</summary>
    public static IReadOnlyList<Baseline> Baselines { get; } =
    [
        new("attribute frequency", "the rarest value of a resource by its share in training at that path of that type", BaselineSource.Model)
        {
            Create = static (_, detector, _, _) => new FrequencyRanker(detector.Vocabulary),
        },
        new("chow-liu", "trees of attributes by type (Chow and Liu 1968): the least likely value given one other", BaselineSource.Graphs)
        {
            Create = static (features, _, _, _) => new ChowLiuRanker(features),
        },
        new("degree", "number of edges; far from 0.5 it would tell that planting left a trace", BaselineSource.Nothing)
        {
            Create = static (_, _, _, _) => new TrivialRanker("degree", g => g.Degrees()),
        },
        new("hbos", "histograms of attributes by type (Goldstein and Dengel 2012): how unlikely all values are together", BaselineSource.Model)
        {
            Create = static (_, detector, _, _) => new HistogramRanker(detector.Vocabulary),
        },
        new("isolation forest", "Liu et al. 2008, on hashed values and degrees", BaselineSource.Graphs)
        {
            Create = static (features, _, seed, _) =>
                new RowRanker("isolation forest", features, new IsolationForest(seed: (ulong)seed), int.MaxValue, seed),
        },
        new("local outlier factor", "Breunig et al. 2000, on hashed values and degrees, against 1000 rows", BaselineSource.Graphs)
        {
            Create = static (features, _, seed, _) =>
                new RowRanker("local outlier factor", features, new LocalOutlierFactor(kernels: Plain), 1000, seed),
        },
        new("pca reconstruction", "Shyu et al. 2003, on hashed values and degrees: distance from the plane of 8 components", BaselineSource.Graphs)
        {
            Create = static (features, _, seed, _) =>
                new RowRanker("pca reconstruction", features, new PcaReconstruction(seed: (ulong)seed, kernels: Plain),
                    int.MaxValue, seed),
        },
        new(PeersAlone, "the detector without its network: a resource against those of its type in its graph", BaselineSource.Model)
        {
            Create = static (_, detector, _, kernels) => new DetectorRanker(PeersAlone, detector.PeersAlone(), kernels),
        },
        new("random", "chance", BaselineSource.Nothing)
        {
            Create = static (_, _, seed, _) => new RandomRanker(seed),
        },
        new("tf-idf neighbours", "cosine distance of weighted values to what a resource is joined to", BaselineSource.Graphs)
        {
            Create = static (features, _, _, _) => new CosineRanker("tf-idf neighbours", features, ofType: false),
        },
        new("tf-idf peers", "cosine distance of weighted values to the others of its type in its graph", BaselineSource.Graphs)
        {
            Create = static (features, _, _, _) => new CosineRanker("tf-idf peers", features, ofType: true),
        },
    ];

    /// <summary>A set of their own, so that baselines run beside the detector and are the same on every machine.</summary>
    private static IKernels Plain => KernelRegistry.Create("scalar");

    /// <exception cref="InputException">One has no such name.</exception>
    public static void Check(IEnumerable<string> words)
    {
        foreach (var word in words.Where(word => word != All && Baselines.All(baseline => baseline.Word != word)))
        {
            throw new InputException($"'{word}' is no baseline; 'graphsec detectors' lists them");
        }
    }
}
