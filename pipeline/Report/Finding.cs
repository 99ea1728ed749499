using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Report;

/// <summary>One block that a report shows, and the graph it is of.</summary>
public sealed record Finding(GraphScores Graph, BlockScore Score)
{
    private const int MostReasons = 3;

    public BlockFeatures Block => Score.Block;

    /// <summary>The reasons in words, oddest first: one a path, as many as a reader needs and not all there are.</summary>
    public IReadOnlyList<string> Reasons { get; } = [.. Score.Reasons.DistinctBy(reason => reason.Path, StringComparer.Ordinal)
        .Take(MostReasons).Select(reason => ReasonText.Of(reason, Score.Block))];
}
