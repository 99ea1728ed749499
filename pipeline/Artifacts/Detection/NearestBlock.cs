namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>The block that is most like an outlier and none itself: how somebody has done the same without being out of place.</summary>
/// <param name="Address">Of the block, or of one instance where its siblings are the outliers.</param>
/// <param name="Graph">Name of the graph it is of.</param>
/// <param name="Place">Relative to what the graph's places are relative to; null where the input has none.</param>
/// <param name="Similarity">Weighted share of what both have, the reasons left out: 0 to 1.</param>
/// <param name="Differences">What the reasons are about first, then what is rarest.</param>
public sealed record NearestBlock(
    string Address,
    NearestOrigin Origin,
    string Repository,
    string Graph,
    SourcePlace? Place,
    double Similarity,
    IReadOnlyList<CellDifference> Differences)
{
    /// <summary>Differences that are not listed.</summary>
    public int MoreDifferences { get; init; }

    /// <summary>Address of its block.</summary>
    public string BlockAddress { get; init; } = Address;
}
