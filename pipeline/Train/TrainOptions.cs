using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Train;

/// <summary>The network, its training, and how its opinion is weighed against peers.</summary>
public sealed record TrainOptions
{
    public LikelihoodOptions Network { get; init; } = new();

    public DetectorOptions Detector { get; init; } = new();

    /// <summary>Goes on where an earlier run of the same features and options was cut off, if there was one.</summary>
    public bool Resume { get; init; }
}
