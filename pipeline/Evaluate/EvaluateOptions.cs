using GraphSec.Pipeline.Artifacts.Baselines;
using GraphSec.Pipeline.Artifacts.Faults;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>How many faults are planted and where figures are read off.</summary>
public sealed record EvaluateOptions
{
    /// <summary>Times that the share of contamination is planted, per generic kind of fault; and blocks of a graph that get a
    /// fault, per kind of the library.</summary>
    public int Rounds { get; init; } = 2;

    /// <summary>Share of blocks that get a fault: of those it could be planted in, or of a graph's, at least one.</summary>
    public double Contamination { get; init; } = 0.03;

    /// <summary>Top share of a graph's ranking in which a fault counts as found.</summary>
    public double TopShare { get; init; } = 0.05;

    /// <summary>Blocks of a graph, at the most: larger graphs are left out, for each kind of fault is planted in a copy.</summary>
    public int MostBlocks { get; init; } = 400;

    /// <summary>Blocks of a repository's graphs, at the most, so that none speaks for all.</summary>
    public int MostOfRepository { get; init; } = 600;

    /// <summary>Bootstrap samples of repositories, for intervals.</summary>
    public int Bootstrap { get; init; } = 1000;

    /// <summary>Names of baselines, or <see cref="BaselineCatalog.All"/>.</summary>
    public IReadOnlyList<string> Baselines { get; init; } = [BaselineCatalog.All];

    public AuditMode Audit { get; init; } = AuditMode.Report;

    public int Seed { get; init; } = 7;

    internal PlantOptions Plant => new() { Rounds = Rounds, Contamination = Contamination, Seed = Seed };
}
