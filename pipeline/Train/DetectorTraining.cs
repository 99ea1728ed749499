using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Train;

/// <summary>Fits the network on the training repositories, stops early and calibrates on the validation repositories.</summary>
public static class DetectorTraining
{
    /// <param name="progress">Told of every epoch.</param>
    /// <param name="checkpoint">Where the state is kept after every epoch; null keeps none.</param>
    /// <exception cref="InputException">The checkpoint to resume from is damaged or of another run, or one cannot be written.</exception>
    public static TrainedDetector Train(FeatureSet features, TrainOptions options, IKernels kernels, Action<EpochLoss>? progress = null,
        CheckpointFile? checkpoint = null)
    {
        var resumed = options.Resume ? checkpoint?.Read() : null;
        var network = new LikelihoodNetwork(features.Vocabulary.Schema, options.Network);
        var history = LikelihoodTraining.Fit(network, Encode(features, Split.Training), Encode(features, Split.Validation), kernels, progress,
            resumed, checkpoint is null ? null : checkpoint.Write);
        // Before calibration, so that what is calibrated is what the file holds.
        DetectorFile.Round(network);
        var concentration = PeerConcentration.Estimate(features.Of(Split.Training), features.Vocabulary, options.Detector);
        var uncalibrated = new Detector(features.Vocabulary, network, options.Detector, new FormCalibration(new SurpriseCalibration([])))
        {
            Concentration = concentration,
        };
        var unseen = features.Of(Split.Validation).ToArray();
        var reference = unseen.Length > 0 ? unseen : [.. features.Of(Split.Training)];
        var detector = DetectorCalibration.Calibrate(uncalibrated, reference, kernels);
        return new TrainedDetector(detector, TrainingSummary.Of(features, history), history);
    }

    private static CellGraph[] Encode(FeatureSet features, Split split) =>
        [.. features.Of(split).Where(g => g.Blocks.Count > 0).Select(g => CellEncoder.Encode(g, features.Vocabulary).Numbers)];
}
