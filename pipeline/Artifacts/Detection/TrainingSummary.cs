using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>What a model was trained on, for its card.</summary>
public sealed record TrainingSummary(
    int TrainingRepositories,
    int ValidationRepositories,
    int TestRepositories,
    int TrainingGraphs,
    int TrainingBlocks,
    int Types,
    int Epochs,
    double TrainingLoss,
    double ValidationLoss,
    IReadOnlyList<string> TestRepositoryNames)
{
    public static TrainingSummary Of(FeatureSet features, IReadOnlyList<EpochLoss> history)
    {
        var best = history.Count == 0 ? new EpochLoss(0, 0, 0) : history.MinBy(e => double.IsNaN(e.Validation) ? -e.Epoch : e.Validation)!;
        return new TrainingSummary(
            Repositories(Split.Training), Repositories(Split.Validation), Repositories(Split.Test),
            features.Of(Split.Training).Count(), features.Of(Split.Training).Sum(g => g.Blocks.Count), features.Vocabulary.Types.Count,
            best.Epoch, best.Training, best.Validation,
            [.. features.Of(Split.Test).Select(g => g.Repository).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

        int Repositories(Split split) => features.Of(split).Select(g => g.Repository).Distinct(StringComparer.Ordinal).Count();
    }
}
