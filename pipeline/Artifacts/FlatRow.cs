namespace GraphSec.Pipeline.Artifacts;

/// <summary>One node of a graph with its attributes as cells.</summary>
/// <param name="Node">The node; its attribute tree is <see cref="AttributeValue.Null"/>, for the cells stand for it.</param>
/// <param name="InDegree">Different nodes that depend on it.</param>
/// <param name="OutDegree">Different nodes it depends on.</param>
/// <param name="Entries">Cells that are not absent, by ascending column of the row's table; empty for nodes that are no
/// resources, which have no table.</param>
public sealed record FlatRow(GraphNode Node, int InDegree, int OutDegree, IReadOnlyList<FlatEntry> Entries)
{
    /// <summary>The cell of a column; absent where the row has none.</summary>
    public FlatCell Cell(int column)
    {
        var low = 0;
        var high = Entries.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = Entries[middle].Column;
            if (found == column)
            {
                return Entries[middle].Cell;
            }

            (low, high) = found < column ? (middle + 1, high) : (low, middle - 1);
        }

        return FlatCell.Absent;
    }
}
