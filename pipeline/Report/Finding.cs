using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Report;

/// <summary>One block that a report shows, and the graph it is of.</summary>
public sealed record Finding(GraphScores Graph, BlockScore Score)
{
    public BlockFeatures Block => Score.Block;

    /// <summary>The instances that its reasons hold for, where not for all.</summary>
    public IReadOnlyList<string> Instances { get; } =
        InstanceNames.Of(Score.Block, [.. Score.Reasons.SelectMany(reason => reason.Instances).Distinct(StringComparer.Ordinal)]);
}
