namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>The scores of a graph's blocks, highest first, ties by address.</summary>
public sealed record GraphScores(GraphFeatures Features, double Threshold, IReadOnlyList<BlockScore> Blocks)
{
    public IEnumerable<BlockScore> Outliers => Blocks.Where(b => b.IsOutlier);
}
