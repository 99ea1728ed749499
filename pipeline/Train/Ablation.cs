namespace GraphSec.Pipeline.Train;

/// <summary>A part that a detector can be trained without, to measure what it is worth.</summary>
/// <param name="Name">As the field calls the part.</param>
/// <param name="Meaning">What becomes of the detector without it, in a line.</param>
public sealed record Ablation(string Name, string Meaning)
{
    /// <summary>Whether its absence needs a network of another shape, which no model to start from has.</summary>
    public bool IsOfNetwork { get; init; }

    /// <summary>The options of a detector without the part.</summary>
    internal Func<TrainOptions, TrainOptions> Apply { get; init; } = static options => options;
}
