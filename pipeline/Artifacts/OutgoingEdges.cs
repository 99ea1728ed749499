namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// The distinct edges out of one address. One table for a whole graph would grow to megabytes, and each time an array of that
/// size is taken the runtime looks through everything there is; most addresses have a handful of edges.
/// </summary>
internal sealed class OutgoingEdges
{
    /// <summary>Edges up to which comparing with each is quicker than hashing.</summary>
    private const int MostScanned = 12;

    private readonly List<(EdgeDraft Edge, IReadOnlyList<string> Via)> edges = [];
    private HashSet<EdgeDraft>? seen;

    public int Count => edges.Count;

    /// <summary>Adds an edge unless it is there: the first keeps its way.</summary>
    public void Add(EdgeDraft edge, IReadOnlyList<string> via)
    {
        if (IsNew(edge))
        {
            edges.Add((edge, via));
        }
    }

    /// <summary>The edges whose ends are nodes, in the order of a graph.</summary>
    public List<GraphEdge> Resolve(int from, Dictionary<string, int> indexOf)
    {
        var resolved = new List<GraphEdge>(edges.Count);
        foreach (var (edge, via) in edges)
        {
            if (indexOf.TryGetValue(edge.To, out var to))
            {
                resolved.Add(new GraphEdge(from, to, edge.Kind, edge.FromPath, edge.ToPath) { Via = via });
            }
        }

        resolved.Sort(Compare);
        return resolved;
    }

    private bool IsNew(EdgeDraft edge)
    {
        if (seen is not null)
        {
            return seen.Add(edge);
        }

        foreach (var (known, _) in edges)
        {
            if (known == edge)
            {
                return false;
            }
        }

        if (edges.Count == MostScanned)
        {
            seen = [edge];
            foreach (var (known, _) in edges)
            {
                seen.Add(known);
            }
        }

        return true;
    }

    private static int Compare(GraphEdge a, GraphEdge b)
    {
        var order = a.To.CompareTo(b.To);
        order = order != 0 ? order : string.CompareOrdinal(a.FromPath, b.FromPath);
        order = order != 0 ? order : string.CompareOrdinal(a.ToPath, b.ToPath);
        return order != 0 ? order : a.Kind.CompareTo(b.Kind);
    }
}
