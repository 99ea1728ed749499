namespace GraphSec.Pipeline.Artifacts;

/// <summary>Collects nodes and edges by address in any order, and gives the sorted, distinct graph.</summary>
public sealed class ResourceGraphBuilder
{
    private readonly Dictionary<string, GraphNode> nodes = new(StringComparer.Ordinal);
    private readonly HashSet<(string From, string To, EdgeKind Kind, string FromPath, string ToPath)> seen = [];
    private readonly List<(string From, string To, GraphEdge Edge)> edges = [];

    public int NodeCount => nodes.Count;

    public bool Contains(string address) => nodes.ContainsKey(address);

    /// <summary>Adds a node; the first of an address stays.</summary>
    public bool Add(GraphNode node) => nodes.TryAdd(node.Address, node);

    /// <summary>Adds an edge between addresses; it is dropped at the end where either end never became a node.</summary>
    public void AddEdge(string from, string to, EdgeKind kind, string fromPath = "", string toPath = "", IReadOnlyList<string>? via = null)
    {
        if (seen.Add((from, to, kind, fromPath, toPath)))
        {
            edges.Add((from, to, new GraphEdge(-1, -1, kind, fromPath, toPath) { Via = via ?? [] }));
        }
    }

    public ResourceGraph Build(string repository, string name, SourceForm form, bool hasAttributes,
        IReadOnlyList<string>? notices = null, IReadOnlyList<string>? errors = null)
    {
        var sorted = nodes.Values.OrderBy(node => node.Address, StringComparer.Ordinal).ToArray();
        var index = new Dictionary<string, int>(sorted.Length, StringComparer.Ordinal);
        for (var i = 0; i < sorted.Length; i++)
        {
            index[sorted[i].Address] = i;
        }

        var resolved = new List<GraphEdge>(edges.Count);
        foreach (var (from, to, edge) in edges)
        {
            if (index.TryGetValue(from, out var f) && index.TryGetValue(to, out var t))
            {
                resolved.Add(edge with { From = f, To = t });
            }
        }

        resolved.Sort(Compare);
        return new ResourceGraph(repository, name, form, hasAttributes, sorted, resolved)
        {
            Notices = notices ?? [],
            Errors = errors ?? [],
        };
    }

    private static int Compare(GraphEdge a, GraphEdge b)
    {
        var order = a.From.CompareTo(b.From);
        order = order != 0 ? order : a.To.CompareTo(b.To);
        order = order != 0 ? order : string.CompareOrdinal(a.FromPath, b.FromPath);
        order = order != 0 ? order : string.CompareOrdinal(a.ToPath, b.ToPath);
        return order != 0 ? order : a.Kind.CompareTo(b.Kind);
    }
}
