namespace GraphSec.Pipeline.Score;

/// <summary>What counts as an outlier.</summary>
public sealed record ScoreOptions
{
    /// <summary>Score from which a block is an outlier: a percentile among blocks that training did not see, 0 to 100.</summary>
    public double Threshold { get; init; } = 98;
}
