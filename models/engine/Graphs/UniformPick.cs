namespace GraphSec.Models.Graphs;

/// <summary>Some of a node's neighbours, each set of them equally likely: a pure function of (seed, node), so neither order nor
/// threads matter.</summary>
internal static class UniformPick
{
    /// <summary>Adds up to <paramref name="most"/> of the numbers 0 .. <paramref name="count"/> - 1, ascending, none twice: Floyd's
    /// sampling (Bentley and Floyd, CACM 1987).</summary>
    public static void Add(List<int> into, int count, int most, ulong seed, int node)
    {
        var start = into.Count;
        if (count <= most)
        {
            for (var i = 0; i < count; i++)
            {
                into.Add(i);
            }

            return;
        }

        var key = CounterHash.Key(seed, (ulong)node);
        for (var last = count - most; last < count; last++)
        {
            var pick = (int)(((ulong)CounterHash.Bits(key, (uint)last) * (uint)(last + 1)) >> 32);
            into.Add(into.IndexOf(pick, start) < 0 ? pick : last);
        }

        into.Sort(start, most, null);
    }
}
