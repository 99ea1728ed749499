namespace GraphSec.Pipeline.Artifacts;

/// <summary>A resource block with what was seen of all its instances together: the row that is scored.</summary>
/// <param name="Address">Block address, as <c>terraform graph</c> names it.</param>
/// <param name="Type">Type key: <c>aws_vpc</c>, <c>data.aws_ami</c>.</param>
/// <param name="Instances">How many instances it has; 0 where count or for_each is known to give none.</param>
/// <param name="Cells">Sorted by path, then outcome.</param>
public sealed record BlockFeatures(
    string Address,
    string Type,
    string ModulePath,
    int Instances,
    SourcePlace? Place,
    SourcePlace? CallPlace,
    IReadOnlyList<Cell> Cells)
{
    /// <summary>Weight in the loss: below 1 where the same block stands in many graphs of the corpus.</summary>
    public float Weight { get; init; } = 1;

    /// <summary>A hash of its configured attributes and of what it refers to, 16 hex digits: another one, and the block has
    /// changed. "" where it is not known.</summary>
    public string Fingerprint { get; init; } = "";
}
