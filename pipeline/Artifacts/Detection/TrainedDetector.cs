using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>What <c>train</c> hands on.</summary>
public sealed record TrainedDetector(Detector Detector, TrainingSummary Summary, IReadOnlyList<EpochLoss> History);
