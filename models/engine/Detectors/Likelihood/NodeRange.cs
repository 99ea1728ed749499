namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>Nodes Start .. End - 1 of a graph: a part of it that is computed at once.</summary>
internal readonly record struct NodeRange(int Start, int End)
{
    public int Count => End - Start;

    /// <summary>The range in stretches of at most <paramref name="size"/> nodes.</summary>
    public static IEnumerable<NodeRange> Cut(int nodes, int size)
    {
        for (var start = 0; start < nodes; start += size)
        {
            yield return new NodeRange(start, Math.Min(nodes, start + size));
        }
    }
}
