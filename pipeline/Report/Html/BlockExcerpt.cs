namespace GraphSec.Pipeline.Report.Html;

/// <summary>
/// The lines of a block of HCL from its first to its closing brace. Braces inside quotes, comments and heredocs do not count; a
/// template inside quotes may hold quotes of its own.
/// </summary>
internal static class BlockExcerpt
{
    private const int MostLines = 150;

    /// <param name="first">The block's first line, from 1.</param>
    /// <returns>"" where there is no such line; what is longer than a reader wants is cut.</returns>
    public static string Of(string[] lines, int first)
    {
        if (first < 1 || first > lines.Length)
        {
            return "";
        }

        var state = new BraceCount();
        var last = first - 1;
        while (last < lines.Length - 1 && !state.Closes(lines[last]))
        {
            last++;
        }

        var count = last - first + 2;
        return count <= MostLines
            ? string.Join('\n', lines.AsSpan(first - 1, count)!)
            : string.Join('\n', lines.AsSpan(first - 1, MostLines)!) + $"\n# and {count - MostLines} more lines";
    }
}
