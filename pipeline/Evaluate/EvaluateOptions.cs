namespace GraphSec.Pipeline.Evaluate;

/// <summary>How many faults are planted and where figures are read off.</summary>
public sealed record EvaluateOptions
{
    /// <summary>Copies of each test graph into which faults are planted, per kind of fault.</summary>
    public int Rounds { get; init; } = 2;

    /// <summary>Share of a graph's blocks that get a fault, at least one.</summary>
    public double Contamination { get; init; } = 0.03;

    /// <summary>Top share of a graph's ranking in which a fault counts as found.</summary>
    public double TopShare { get; init; } = 0.05;

    public int Seed { get; init; } = 7;
}
