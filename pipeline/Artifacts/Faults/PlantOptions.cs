namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>How many faults are planted.</summary>
public sealed record PlantOptions
{
    /// <summary>Times that the share of contamination is planted, per generic kind of fault; and blocks of a graph that get a
    /// fault, per kind of the library.</summary>
    public int Rounds { get; init; } = 2;

    /// <summary>Share of blocks that get a fault: of those it could be planted in, or of a graph's, at least one.</summary>
    public double Contamination { get; init; } = 0.03;

    /// <summary>Families of which nothing is planted.</summary>
    public IReadOnlySet<FaultFamily> Without { get; init; } = new HashSet<FaultFamily>();

    public int Seed { get; init; } = 7;
}
