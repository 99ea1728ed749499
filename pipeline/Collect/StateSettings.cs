namespace GraphSec.Pipeline.Collect;

/// <summary>Whether a file says where the state of its module is kept, by a cheap scan: a line that opens a block <c>backend</c> with a label, or
/// a block <c>cloud</c>, as stand in a block <c>terraform</c>.</summary>
internal static class StateSettings
{
    public static bool AreIn(ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
        {
            if (Opens(line, "backend", '"') || Opens(line, "cloud", '{'))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Opens(ReadOnlySpan<char> line, ReadOnlySpan<char> block, char next)
    {
        var start = line.TrimStart();
        return start.StartsWith(block) && start[block.Length..].TrimStart() is [var first, ..] && first == next;
    }
}
