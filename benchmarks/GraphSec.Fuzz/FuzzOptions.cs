namespace GraphSec.Fuzz;

/// <summary>How a run goes.</summary>
internal sealed record FuzzOptions
{
    public double Minutes { get; init; } = 10;

    public int Seed { get; init; } = 1;

    /// <summary>A folder of files to start from beside our own.</summary>
    public string? Corpus { get; init; }

    /// <summary>What the process may have on the heap.</summary>
    public int MemoryMegabytes { get; init; } = 1024;

    /// <summary>Where finds go.</summary>
    public string Save { get; init; } = "artifacts/fuzz";

    /// <summary>Processor time for one input.</summary>
    public double LimitSeconds { get; init; } = 2;

    /// <summary>Runs at most so many inputs; for tests.</summary>
    public long Executions { get; init; } = long.MaxValue;

    /// <summary>Longest input that is made.</summary>
    public int Longest { get; init; } = 1 << 16;
}
