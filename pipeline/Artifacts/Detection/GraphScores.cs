namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>The scores of a graph's blocks, highest first, ties by address.</summary>
public sealed record GraphScores(GraphFeatures Features, double Threshold, IReadOnlyList<BlockScore> Blocks)
{
    /// <summary>Puts scores in their order, in place.</summary>
    internal static GraphScores Ranked(GraphFeatures graph, double threshold, BlockScore[] scores)
    {
        Array.Sort(scores, (a, b) => b.Surprise.CompareTo(a.Surprise) is not 0 and var order
            ? order
            : string.CompareOrdinal(a.Block.Address, b.Block.Address));
        return new GraphScores(graph, threshold, scores);
    }

    public IEnumerable<BlockScore> Outliers => Blocks.Where(b => b.IsOutlier);
}
