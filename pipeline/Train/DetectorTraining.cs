using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;
using GraphSec.Models.Threading;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Train;

/// <summary>Fits the network on the training repositories, stops early and calibrates on the validation repositories.</summary>
public static class DetectorTraining
{
    /// <summary>Validation repositories from which on some are spared for learning what matters.</summary>
    private const int LeastToWeigh = 6;

    /// <summary>The same where there are weights already, which were learned from many.</summary>
    private const int LeastToWeighAnew = 40;

    /// <param name="progress">Told of every epoch.</param>
    /// <param name="checkpoint">Where the state is kept after every epoch; null keeps none.</param>
    /// <param name="labelled">Examples of good and bad, see <see cref="EvidenceFitting"/>.</param>
    /// <param name="init">A model to start from, words and weights; null starts from nothing.</param>
    /// <exception cref="InputException">The checkpoint to resume from is damaged or of another run, or one cannot be written.</exception>
    public static TrainedDetector Train(FeatureSet features, TrainOptions options, IKernels kernels, Action<EpochLoss>? progress = null,
        CheckpointFile? checkpoint = null, IReadOnlyList<GraphFeatures>? labelled = null, Detector? init = null)
    {
        var fitting = new NetworkFitting(features, kernels, init);
        var fitted = Fit(fitting, options with { Folds = init is null && options.IsCrossFitted ? options.Folds : 0 }, kernels, progress, checkpoint);
        return Complete(fitted, fitting.Features, options, kernels, labelled ?? [], init);
    }

    /// <summary>The network beside those of the folds: most of the time of each goes by outside of kernels, on one thread.</summary>
    private static FittedNetwork Fit(
        NetworkFitting fitting, TrainOptions options, IKernels kernels, Action<EpochLoss>? progress, CheckpointFile? checkpoint)
    {
        var (tell, isFailed) = (progress.OneAtATime(), false);
        FittedNetwork? whole = null;
        IReadOnlyList<FittedFold> folds = [];
        Action[] fits = [FitWhole, FitFolds];
        if (kernels.Memory.IsHost)
        {
            SideBySide.Do(fits, fit => fit());
        }
        else
        {
            Array.ForEach(fits, fit => fit());
        }

        return whole! with { Folds = folds };

        void FitWhole()
        {
            try
            {
                whole = fitting.Fit(options.Network, tell, options.Resume ? checkpoint?.Read() : null, checkpoint is null ? null : checkpoint.Write);
            }
            catch
            {
                isFailed = true;
                throw;
            }
        }

        void FitFolds() => folds = CrossFitting.Fit(fitting.Features, options.Network, options.Folds, kernels, epoch =>
        {
            // Nobody waits for the folds of a training that has failed.
            if (isFailed)
            {
                throw new OperationCanceledException();
            }

            tell?.Invoke(epoch);
        });
    }

    /// <summary>A detector of a network: what peers are worth, which oddities matter, percentiles.</summary>
    internal static TrainedDetector Complete(FittedNetwork fitted, FeatureSet features, TrainOptions options, IKernels kernels,
        IReadOnlyList<GraphFeatures> labelled, Detector? init)
    {
        var uncalibrated = Uncalibrated(fitted.Network, features, options, init);
        return new TrainedDetector(
            Finish(uncalibrated, fitted.Folds, features, labelled, options, kernels), TrainingSummary.Of(features, fitted.History), fitted.History);
    }

    internal static Detector Uncalibrated(LikelihoodNetwork network, FeatureSet features, TrainOptions options, Detector? init)
    {
        var none = new FormCalibration(new SurpriseCalibration([]));
        return new Detector(features.Vocabulary, network, options.Detector, init?.Calibration ?? none)
        {
            Concentration = PeerConcentration.Estimate(features.Of(Split.Training), features.Vocabulary, options.Detector),
            UntrainedCalibration = init?.UntrainedCalibration ?? none,
            Evidence = options.Weighs ? init?.Evidence : null,
            Preference = options.Weighs ? init?.Preference : null,
        };
    }

    /// <summary>Weights and percentiles, each from validation repositories of its own: weights fit the repositories they were
    /// learned from. Where there are too few to learn from, the detector keeps the weights that it has.</summary>
    private static Detector Finish(Detector uncalibrated, IReadOnlyList<FittedFold> folds, FeatureSet features,
        IReadOnlyList<GraphFeatures> labelled, TrainOptions options, IKernels kernels)
    {
        var unseen = features.Of(Split.Validation).ToArray();
        var spared = Spared(features, options, uncalibrated.Evidence is null ? LeastToWeigh : LeastToWeighAnew);
        if (spared.Count == unseen.Length)
        {
            var reference = unseen.Length > 0 ? unseen : [.. features.Of(Split.Training)];
            return DetectorCalibration.Calibrate(uncalibrated, reference, kernels);
        }

        uncalibrated = WithPreference(uncalibrated, features);
        var evidence = new EvidenceFitting(options, kernels);
        foreach (var fold in folds)
        {
            evidence.AddPlanted(WithPreference(Uncalibrated(fold.Network, fold.Features, options, init: null), fold.Features), fold.Unseen);
        }

        evidence.AddPlanted(uncalibrated, unseen.Except(spared));
        evidence.AddLabelled(uncalibrated, labelled);
        return DetectorCalibration.Calibrate(evidence.Fit(uncalibrated), spared, kernels);

        Detector WithPreference(Detector detector, FeatureSet from) => detector.With(detector.Evidence, !options.Prefers ? null
            : PreferenceFitting.Fit(labelled, from.Of(Split.Training), from.Vocabulary) ?? detector.Preference);
    }

    /// <summary>The validation graphs that no weight is learned from: those of every third repository, or of all where there are too few
    /// to learn from.</summary>
    /// <param name="least">Repositories from which on some are left to learn from.</param>
    internal static IReadOnlyList<GraphFeatures> Spared(FeatureSet features, TrainOptions options, int least = LeastToWeigh)
    {
        var unseen = features.Of(Split.Validation).ToArray();
        var repositories = unseen.Select(g => g.Repository).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (!options.Weighs || repositories.Length < least)
        {
            return unseen;
        }

        var kept = repositories.Where((_, i) => i % 3 == 0).ToHashSet(StringComparer.Ordinal);
        return [.. unseen.Where(g => kept.Contains(g.Repository))];
    }
}
