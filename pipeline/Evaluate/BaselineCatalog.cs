using GraphSec.Models.Detectors;
using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>What the detector is compared with.</summary>
public static class BaselineCatalog
{
    /// <summary>Stands for every baseline.</summary>
    public const string All = "all";

    /// <summary>Sorted by name.</summary>
    public static IReadOnlyList<Baseline> Baselines { get; } =
    [
        new("attribute frequency", "the rarest value of a resource by its share in training at that path of that type")
        {
            Create = static (_, detector, _, _) => new FrequencyRanker(detector.Vocabulary),
        },
        new("chow-liu", "trees of attributes by type (Chow and Liu 1968): the least likely value given one other")
        {
            Create = static (features, _, _, _) => new ChowLiuRanker(features),
        },
        new("degree", "number of edges; far from 0.5 it would tell that planting left a trace")
        {
            Create = static (_, _, _, _) => new TrivialRanker("degree", g => g.Degrees()),
        },
        new("hbos", "histograms of attributes by type (Goldstein and Dengel 2012): how unlikely all values are together")
        {
            Create = static (_, detector, _, _) => new HistogramRanker(detector.Vocabulary),
        },
        new("isolation forest", "Liu et al. 2008, on hashed values and degrees")
        {
            Create = static (features, _, options, _) =>
                new RowRanker("isolation forest", features, new IsolationForest(seed: (ulong)options.Seed), int.MaxValue, options.Seed),
        },
        new("local outlier factor", "Breunig et al. 2000, on hashed values and degrees, against 1000 rows of training")
        {
            Create = static (features, _, options, _) =>
                new RowRanker("local outlier factor", features, new LocalOutlierFactor(kernels: Plain), 1000, options.Seed),
        },
        new("pca reconstruction", "Shyu et al. 2003, on hashed values and degrees: distance from the plane of 8 components")
        {
            Create = static (features, _, options, _) =>
                new RowRanker("pca reconstruction", features, new PcaReconstruction(seed: (ulong)options.Seed, kernels: Plain),
                    int.MaxValue, options.Seed),
        },
        new("peers alone", "the detector without its network: a resource against those of its type in its graph")
        {
            Create = static (_, detector, _, kernels) => new DetectorRanker("peers alone", detector.PeersAlone(), kernels),
        },
        new("random", "chance")
        {
            Create = static (_, _, options, _) => new RandomRanker(options.Seed),
        },
        new("tf-idf neighbours", "cosine distance of weighted values to what a resource is joined to")
        {
            Create = static (features, _, _, _) => new CosineRanker("tf-idf neighbours", features, ofType: false),
        },
        new("tf-idf peers", "cosine distance of weighted values to the others of its type in its graph")
        {
            Create = static (features, _, _, _) => new CosineRanker("tf-idf peers", features, ofType: true),
        },
    ];

    /// <summary>A set of their own, so that baselines run beside the detector and are the same on every machine.</summary>
    private static IKernels Plain => KernelRegistry.Create("scalar");

    /// <summary>The detector, then the baselines that were asked for.</summary>
    /// <exception cref="InputException">One has no such name.</exception>
    internal static IReadOnlyList<IBlockRanker> Rankers(FeatureSet features, Detector detector, EvaluateOptions options, IKernels kernels)
    {
        foreach (var word in options.Baselines)
        {
            if (word != All && !Baselines.Any(b => b.Word == word))
            {
                throw new InputException($"'{word}' is no baseline; 'graphsec detectors' lists them");
            }
        }

        return
        [
            new DetectorRanker(Evaluation.Detector, detector, kernels),
            .. Baselines.Where(b => options.Baselines.Contains(All) || options.Baselines.Contains(b.Word))
                .Select(b => b.Create(features, detector, options, kernels)),
        ];
    }
}
