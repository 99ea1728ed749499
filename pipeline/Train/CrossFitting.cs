using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;
using GraphSec.Models.Threading;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Train;

/// <summary>
/// Fits a network for each part of the training repositories, to the others: what a detector makes of repositories that it did not see
/// can be learned from all of them then, not from the validation repositories alone (stacking: Wolpert, Neural Networks 1992).
/// </summary>
internal static class CrossFitting
{
    /// <summary>Training repositories from which on it is worth the time.</summary>
    private const int LeastRepositories = 9;

    /// <param name="folds">Parts; below 2, or where there are too few repositories, nothing is fitted.</param>
    /// <param name="progress">Told of every epoch of every network, by several threads.</param>
    public static IReadOnlyList<FittedFold> Fit(FeatureSet features, LikelihoodOptions options, int folds, IKernels kernels,
        Action<EpochLoss>? progress = null)
    {
        var repositories = features.Of(Split.Training).Select(g => g.Repository).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        int[] parts = folds < 2 || repositories.Length < LeastRepositories ? [] : [.. Enumerable.Range(0, folds)];
        return [.. (kernels.Memory.IsHost ? SideBySide.Of(parts, Fit) : Array.ConvertAll(parts, Fit)).OfType<FittedFold>()];

        FittedFold? Fit(int part)
        {
            var left = repositories.Where((_, i) => i % folds == part).ToHashSet(StringComparer.Ordinal);
            var graphs = features.Graphs.Where(item => item.Split != Split.Test && !left.Contains(item.Graph.Repository)).ToArray();
            var seen = graphs.Where(item => item.Split == Split.Training).Select(item => item.Graph);
            var most = new FeatureSet(VocabularyBuilder.Build(seen, features.Vocabulary.Limits), graphs);
            return most.Vocabulary.Types.Count == 0 ? null : new FittedFold(most, new NetworkFitting(most, kernels).Fit(options, progress).Network,
                [.. features.Of(Split.Training).Where(g => left.Contains(g.Repository))]);
        }
    }
}
