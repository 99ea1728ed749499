using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>A graph in numbers.</summary>
public sealed record EncodedGraph(GraphFeatures Features, CellGraph Numbers)
{
    /// <summary>Cells of block i in the arrays below: <c>CellOffsets[i]..CellOffsets[i+1]</c>, in their order.</summary>
    public required int[] CellOffsets { get; init; }

    public required Cell[] Cells { get; init; }

    /// <summary>Number of each cell's path among those of its block's type, or -1 where training did not know it.</summary>
    public required int[] CellPaths { get; init; }

    /// <summary>Number of each cell's outcome at that path, or -1.</summary>
    public required int[] CellOutcomes { get; init; }

    /// <summary>Where its references lead, worked out when it is first asked for.</summary>
    internal Lazy<Detection.ReferenceContext> References { get; } = new(() => new Detection.ReferenceContext(Features));

    /// <summary>What it says under the same names, worked out when it is first asked for.</summary>
    internal Lazy<Detection.HouseValues> House { get; } = new(() => new Detection.HouseValues(Features));

    public ReadOnlySpan<Cell> CellsOf(int block) => Cells.AsSpan(CellOffsets[block]..CellOffsets[block + 1]);
}
