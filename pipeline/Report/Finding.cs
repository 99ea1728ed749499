using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Report.Suppress;

namespace GraphSec.Pipeline.Report;

/// <summary>One scored block, the graph it is of, and whether somebody has said that it is fine.</summary>
public sealed record Finding(GraphScores Graph, BlockScore Score)
{
    private const int MostReasons = 3;

    private IReadOnlyList<string>? reasons;

    /// <summary>Why it does not count; null where it does.</summary>
    public Suppression? Suppression { get; init; }

    public BlockFeatures Block => Score.Block;

    /// <summary>An outlier that nobody has suppressed.</summary>
    public bool IsOpen => Score.IsOutlier && Suppression is null;

    /// <summary>The reasons in words, oddest first: one a path, as many as a reader needs and not all there are.</summary>
    public IReadOnlyList<string> Reasons => reasons ??= [.. Score.Reasons.DistinctBy(reason => reason.Path, StringComparer.Ordinal)
        .Take(MostReasons).Select(reason => ReasonText.Of(reason, Score.Block))];

    /// <summary>The reasons, and what to compare with.</summary>
    public IEnumerable<string> Told => Score.Nearest is { } nearest ? Reasons.Append(NearestText.Line(nearest)) : Reasons;
}
