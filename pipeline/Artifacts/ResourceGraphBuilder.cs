namespace GraphSec.Pipeline.Artifacts;

/// <summary>Collects nodes and edges by address in any order, and gives the sorted, distinct graph.</summary>
public sealed class ResourceGraphBuilder
{
    private readonly Dictionary<string, GraphNode> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OutgoingEdges> edgesOf = new(StringComparer.Ordinal);

    /// <summary>The address that the last edge came from: edges of one come one after the other.</summary>
    private string? lastFrom;
    private OutgoingEdges lastEdges = new();

    public int NodeCount => nodes.Count;

    public bool Contains(string address) => nodes.ContainsKey(address);

    /// <summary>Adds a node; the first of an address stays.</summary>
    public bool Add(GraphNode node) => nodes.TryAdd(node.Address, node);

    /// <summary>Adds an edge between addresses; it is dropped at the end where either end never became a node.</summary>
    public void AddEdge(string from, string to, EdgeKind kind, string fromPath = "", string toPath = "", IReadOnlyList<string>? via = null)
    {
        if (!ReferenceEquals(from, lastFrom))
        {
            if (!edgesOf.TryGetValue(from, out var edges))
            {
                edgesOf.Add(from, edges = new OutgoingEdges());
            }

            (lastFrom, lastEdges) = (from, edges);
        }

        lastEdges.Add(new EdgeDraft(to, kind, fromPath, toPath), via ?? []);
    }

    public ResourceGraph Build(string repository, string name, SourceForm form, bool hasAttributes,
        IReadOnlyList<string>? notices = null, IReadOnlyList<string>? errors = null)
    {
        var sorted = nodes.Values.ToArray();
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Address, b.Address));
        var index = new Dictionary<string, int>(sorted.Length, StringComparer.Ordinal);
        for (var i = 0; i < sorted.Length; i++)
        {
            index[sorted[i].Address] = i;
        }

        var resolved = new List<GraphEdge>(edgesOf.Values.Sum(edges => edges.Count));
        for (var i = 0; i < sorted.Length; i++)
        {
            if (edgesOf.TryGetValue(sorted[i].Address, out var edges))
            {
                resolved.AddRange(edges.Resolve(i, index));
            }
        }

        return new ResourceGraph(repository, name, form, hasAttributes, sorted, resolved)
        {
            Notices = notices ?? [],
            Errors = errors ?? [],
        };
    }
}
