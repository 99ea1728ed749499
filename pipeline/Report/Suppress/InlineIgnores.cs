namespace GraphSec.Pipeline.Report.Suppress;

/// <summary>
/// The ignore comments of one file, by the line of the block they speak of: the comment stands in the comment lines right above
/// the block, or in the first lines inside it.
/// </summary>
internal static class InlineIgnores
{
    /// <returns>The comment's own line and the lines where its block may begin: the one below it, and the one above.</returns>
    public static IEnumerable<(IgnoreComment Comment, int Line, int Below, int Above)> Find(string text)
    {
        if (!text.Contains(IgnoreComment.Word, StringComparison.Ordinal))
        {
            yield break;
        }

        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (IgnoreComment.Of(lines[i].AsSpan().TrimEnd('\r')) is { } comment)
            {
                int below = i, above = i;
                while (below < lines.Length && IsComment(lines[below]))
                {
                    below++;
                }

                while (above >= 0 && IsComment(lines[above]))
                {
                    above--;
                }

                yield return (comment, i + 1, below + 1, above + 1);
            }
        }
    }

    private static bool IsComment(string line)
    {
        var text = line.AsSpan().TrimStart();
        return text.StartsWith("#") || text.StartsWith("//");
    }
}
