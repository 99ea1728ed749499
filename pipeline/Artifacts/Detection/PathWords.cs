namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>Words for what a block sets at a path, known types or not: what its names are made of, and with what value.</summary>
internal static class PathWords
{
    /// <summary>Words of a path, at the most.</summary>
    public const int Most = 96;

    /// <param name="cells">All that a block has at one path.</param>
    /// <param name="buckets">Words are hashed into 1 … buckets − 1.</param>
    /// <returns>How many; none twice.</returns>
    public static int Fill(ReadOnlySpan<Cell> cells, int buckets, Span<int> words)
    {
        var path = cells[0].Path;
        var leaf = Cell.IsStructural(path) ? path : Cell.LeafOf(path);
        var parent = leaf.Length < path.Length ? Cell.LeafOf(Cell.ParentOf(path)) : "";
        var writer = new HashedWords(words, buckets);
        foreach (var cell in cells)
        {
            if (cell.Outcome != Cell.Absent)
            {
                var value = CellEvidence.Kind(cell.Outcome, cell.Shape);
                writer.AddOnce("v ", value);
                writer.AddOnce("lv ", leaf, "=", value);
                writer.AddOnce("pv ", path, "=", value);
                AddNames(ref writer, leaf, value);
                AddNames(ref writer, parent, value);
            }
        }

        return writer.Count;
    }

    private static void AddNames(ref HashedWords writer, ReadOnlySpan<char> name, string value)
    {
        foreach (var range in name.SplitAny(CellEvidence.Separators))
        {
            if (!name[range].IsEmpty)
            {
                writer.AddOnce("w ", name[range]);
                writer.AddOnce("wv ", name[range], "=", value);
            }
        }
    }
}
