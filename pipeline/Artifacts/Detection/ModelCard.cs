using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>What stands beside the weights of a model: all that is needed to use it, and what it was made of.</summary>
/// <param name="Kernels">The kernel set it was trained with: another one rounds differently.</param>
public sealed record ModelCard(
    LikelihoodOptions Network, DetectorOptions Detector, FormCalibration Calibration, TrainingSummary Summary, string Kernels)
{
    /// <summary>The same for blocks judged by peers alone.</summary>
    public FormCalibration UntrainedCalibration { get; init; } = new(new SurpriseCalibration([]));

    /// <summary>Where the training data came from, one source a line.</summary>
    public IReadOnlyList<string> Data { get; init; } = [];

    /// <summary>The licences of that data, one a line.</summary>
    public IReadOnlyList<string> Licences { get; init; } = [];

    /// <summary>Figures of an evaluation by name.</summary>
    public IReadOnlyDictionary<string, double> Figures { get; init; } = new Dictionary<string, double>();
}
