namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>A block's outlier score and the reasons for it.</summary>
/// <param name="Score">Percentile among blocks of repositories that training did not see: 0 to 100.</param>
/// <param name="Surprise">How odd its oddest cells are, in nats: what the score is the percentile of.</param>
/// <param name="Reasons">Its oddest cells, oddest first, five at the most.</param>
public sealed record BlockScore(BlockFeatures Block, double Score, double Surprise, IReadOnlyList<CellSurprise> Reasons)
{
    /// <summary>Whether the score reaches the threshold.</summary>
    public bool IsOutlier { get; init; }

    /// <summary>What to compare an outlier with; null where nothing of its type is like it and no outlier.</summary>
    public NearestBlock? Nearest { get; init; }
}
