using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Flatten;

/// <summary>The cells of the row being made, by column; used again from row to row.</summary>
internal sealed class CellBuffer(int maxItems)
{
    private readonly List<int> used = [];
    private FlatCell[] scalars = new FlatCell[16];
    private List<FlatCell>?[] lists = new List<FlatCell>?[16];

    /// <summary>Columns that hold something.</summary>
    public int Count => used.Count;

    public bool Holds(int column) =>
        column < scalars.Length && (!scalars[column].IsAbsent || lists[column] is { Count: > 0 });

    /// <summary>Puts a value, or adds it where the column holds multisets. A scalar said twice keeps the first.</summary>
    /// <returns>False where the multiset is full and the value was left out.</returns>
    public bool Put(int column, bool isList, FlatCell cell)
    {
        if (column >= scalars.Length)
        {
            var size = Math.Max(column + 1, scalars.Length * 2);
            Array.Resize(ref scalars, size);
            Array.Resize(ref lists, size);
        }

        var isNew = !Holds(column);
        if (isNew)
        {
            used.Add(column);
        }

        if (!isList)
        {
            scalars[column] = isNew ? cell : scalars[column];
            return true;
        }

        var list = lists[column] ??= [];
        if (list.Count >= maxItems)
        {
            return false;
        }

        list.Add(cell);
        return true;
    }

    /// <summary>The row's cells in order of first use, and an empty buffer.</summary>
    public FlatEntry[] Take()
    {
        var entries = new FlatEntry[used.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var column = used[i];
            if (lists[column] is { Count: > 0 } list)
            {
                entries[i] = new FlatEntry(column, FlatCell.OfItems([.. list]));
                list.Clear();
            }
            else
            {
                entries[i] = new FlatEntry(column, scalars[column]);
                scalars[column] = FlatCell.Absent;
            }
        }

        used.Clear();
        return entries;
    }
}
