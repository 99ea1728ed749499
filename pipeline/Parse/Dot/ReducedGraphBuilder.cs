using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>
/// Puts a graph together whose edges are all of one kind and without paths, by slots instead of by address: an operation
/// graph has ten edges a resource, and hashing two addresses for each is most of the time it takes to read one.
/// </summary>
internal sealed class ReducedGraphBuilder
{
    private readonly Dictionary<string, int> slotOf = new(StringComparer.Ordinal);
    private readonly List<GraphNode> nodes = [];
    private readonly List<(int From, int To, IReadOnlyList<string> Via)> edges = [];

    /// <summary>The slot of an address; the first node of an address stays.</summary>
    public int Slot(string address, Func<GraphNode> make)
    {
        if (!slotOf.TryGetValue(address, out var slot))
        {
            slot = nodes.Count;
            nodes.Add(make());
            slotOf.Add(address, slot);
        }

        return slot;
    }

    /// <summary>Adds an edge; of two between the same nodes the first stays, and none leads from a node to itself.</summary>
    public void AddEdge(int from, int to, IReadOnlyList<string>? via = null)
    {
        if (from != to)
        {
            edges.Add((from, to, via ?? []));
        }
    }

    public ResourceGraph Build(string repository, string name, IReadOnlyList<string> notices)
    {
        var addresses = new string[nodes.Count];
        var order = new int[nodes.Count];
        for (var i = 0; i < order.Length; i++)
        {
            (addresses[i], order[i]) = (nodes[i].Address, i);
        }

        Array.Sort(addresses, order, StringComparer.Ordinal);
        var sorted = new GraphNode[order.Length];
        var rank = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            sorted[i] = nodes[order[i]];
            rank[order[i]] = i;
        }

        return new ResourceGraph(repository, name, SourceForm.Dot, HasAttributes: false, sorted, Edges(rank))
        {
            Notices = notices,
        };
    }

    private List<GraphEdge> Edges(int[] rank)
    {
        var keys = new (long Ends, int Index)[edges.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (((long)rank[edges[i].From] << 32) | (uint)rank[edges[i].To], i);
        }

        Array.Sort(keys);
        var distinct = new List<GraphEdge>(keys.Length);
        var last = -1L;
        foreach (var (ends, index) in keys)
        {
            if (ends != last)
            {
                last = ends;
                distinct.Add(new GraphEdge((int)(ends >> 32), (int)(uint)ends, EdgeKind.Reduced) { Via = edges[index].Via });
            }
        }

        return distinct;
    }
}
