using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Report.Suppress;

namespace GraphSec.Pipeline.Report;

/// <summary>What a report shows, and what it leaves out.</summary>
public sealed record ReportOptions
{
    /// <summary>Blocks that a list for people shows unless told otherwise.</summary>
    public const int UsualTop = 10;

    /// <summary>Blocks that lists show, highest score first; 0 shows all, null leaves it to the format.</summary>
    public int? Top { get; init; }

    /// <summary>Formats that the stage writes, by name; empty writes all.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>Folder of what evaluate wrote, for the figures; null leaves them out.</summary>
    public string? Evaluation { get; init; }

    /// <summary>Folder of the model, for the curve of its loss; null leaves it out.</summary>
    public string? Model { get; init; }

    /// <summary>Folder that collect wrote, for the source of blocks; null leaves it out.</summary>
    public string? Collected { get; init; }

    /// <summary>A data folder of the base branch to compare with: its scores, evaluation and model. Null compares with nothing.</summary>
    public string? Base { get; init; }

    /// <summary>The code behind the scores; null where there is none.</summary>
    public SourceTree? Sources { get; init; }

    /// <summary>Whether comments in the code may suppress findings.</summary>
    public bool InlineIgnores { get; init; } = true;

    /// <summary>The day that ends of suppressions are compared with.</summary>
    public DateOnly Today { get; init; } = DateOnly.MaxValue;

    /// <summary>Findings that are known; null where there is no baseline.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>Leave out what the baseline knows.</summary>
    public bool NewOnly { get; init; }

    /// <summary>Blocks that no report shows.</summary>
    public Func<BlockFeatures, bool> Excludes { get; init; } = _ => false;
}
