namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>How what the network expects and what a block's peers have are weighed.</summary>
public sealed record DetectorOptions
{
    /// <summary>Peers that the network's opinion counts for, where training knew the path.</summary>
    public double TrainedStrength { get; init; } = 20;

    /// <summary>Peers that the fallback counts for, where it did not.</summary>
    public double UntrainedStrength { get; init; } = 1;

    /// <summary>Taken off every outcome's count in favour of unseen ones: the discount of Pitman-Yor and Kneser-Ney smoothing.</summary>
    public double Discount { get; init; } = 0.9;

    /// <summary>Instances of one block that count fully as peers; of more, each counts less.</summary>
    public double FullInstances { get; init; } = 10;
}
