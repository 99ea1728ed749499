using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Train;

/// <summary>The network, its training, and how its opinion is weighed against peers.</summary>
public sealed record TrainOptions
{
    public LikelihoodOptions Network { get; init; } = new();

    public DetectorOptions Detector { get; init; } = new();
}
