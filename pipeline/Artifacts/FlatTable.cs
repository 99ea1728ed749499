namespace GraphSec.Pipeline.Artifacts;

/// <summary>The resources of one mode and type in one graph.</summary>
/// <param name="Key">The type, after <c>data.</c> or <c>ephemeral.</c> where it is not a managed resource.</param>
/// <param name="Columns">Sorted by path, ordinal.</param>
/// <param name="Rows">Sorted by address, ordinal.</param>
public sealed record FlatTable(string Key, IReadOnlyList<FlatColumn> Columns, IReadOnlyList<FlatRow> Rows)
{
    public static string KeyOf(GraphNode node) => node.Kind switch
    {
        NodeKind.Data => "data." + node.Type,
        NodeKind.Ephemeral => "ephemeral." + node.Type,
        _ => node.Type,
    };

    /// <summary>The index of the column of that path, or −1.</summary>
    public int IndexOf(string path)
    {
        var low = 0;
        var high = Columns.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(Columns[middle].Path, path);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>The cell of a row by path; absent where there is no such column.</summary>
    public FlatCell Cell(FlatRow row, string path) => IndexOf(path) is >= 0 and var column ? row.Cell(column) : FlatCell.Absent;
}
