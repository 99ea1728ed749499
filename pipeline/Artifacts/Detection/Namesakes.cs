namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>What a block sets beside a path and by the same first word: <c>name_prefix</c> for <c>name</c>, <c>subnet_mapping</c> for
/// <c>subnets</c>. Who has the one does without the other.</summary>
internal static class Namesakes
{
    /// <returns>How many other paths of the same parent.</returns>
    public static int Count(ReadOnlySpan<Cell> cells, string path)
    {
        if (Cell.IsStructural(path))
        {
            return 0;
        }

        var parent = Cell.ParentOf(path);
        var stem = Stem(path, parent);
        var (count, previous) = (0, path);
        foreach (var cell in cells)
        {
            if (cell.Path != previous && cell.Outcome != Cell.Absent && !Cell.IsStructural(cell.Path))
            {
                previous = cell.Path;
                count += Cell.ParentOf(cell.Path) == parent && Stem(cell.Path, parent).SequenceEqual(stem) ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>The first word of a path's last name, without the mark of many.</summary>
    private static ReadOnlySpan<char> Stem(string path, string parent)
    {
        var name = path.AsSpan(parent.Length > 0 ? parent.Length + 1 : 0);
        var end = name.IndexOf('_');
        return (end < 0 ? name : name[..end]).TrimEnd('s');
    }
}
