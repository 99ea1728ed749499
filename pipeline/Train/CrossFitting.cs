using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;
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
    /// <param name="progress">Told of every epoch of every network.</param>
    public static IEnumerable<FittedFold> Fit(FeatureSet features, LikelihoodOptions options, int folds, IKernels kernels,
        Action<EpochLoss>? progress = null)
    {
        var repositories = features.Of(Split.Training).Select(g => g.Repository).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        for (var fold = 0; fold < folds && folds > 1 && repositories.Length >= LeastRepositories; fold++)
        {
            var left = repositories.Where((_, i) => i % folds == fold).ToHashSet(StringComparer.Ordinal);
            var graphs = features.Graphs.Where(item => item.Split != Split.Test && !left.Contains(item.Graph.Repository)).ToArray();
            var seen = graphs.Where(item => item.Split == Split.Training).Select(item => item.Graph);
            var most = new FeatureSet(VocabularyBuilder.Build(seen, features.Vocabulary.Limits), graphs);
            if (most.Vocabulary.Types.Count > 0)
            {
                yield return new FittedFold(most, new NetworkFitting(most, kernels).Fit(options, progress).Network,
                    [.. features.Of(Split.Training).Where(g => left.Contains(g.Repository))]);
            }
        }
    }
}
