namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>Collects what the statements say.</summary>
internal sealed class DotGraphBuilder
{
    /// <summary>Most edges and looks that ends which are subgraphs may cost; a few kilobytes can ask for billions.</summary>
    public const int MostWork = 5_000_000;

    private readonly bool isStrict;
    private readonly List<DotNode> nodes = [];
    private readonly List<DotEdge> edges = [];
    private readonly List<DotSubgraph> subgraphs = [];

    /// <summary>Every text once, with the index of the node of that name, or -1.</summary>
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> textLookup;
    private readonly Dictionary<string, int> indexOfSubgraph = new(StringComparer.Ordinal);
    private readonly Dictionary<(int From, int To), int> indexOfEdge = [];

    /// <summary>Every mention of a node in order: the nodes of a closed subgraph are ranges of it.</summary>
    private readonly List<int> mentions = [];
    private readonly Dictionary<int, List<(int Start, int End)>> rangesOf = [];
    private long work;

    public DotGraphBuilder(bool isDirected, bool isStrict)
    {
        IsDirected = isDirected;
        this.isStrict = isStrict;
        textLookup = texts.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool IsDirected { get; }

    public DotScope OpenRoot(string? id)
    {
        subgraphs.Add(new DotSubgraph(id, -1));
        return new DotScope(0, 0);
    }

    public DotScope Open(string? id, DotScope parent) => new(Subgraph(id, parent), mentions.Count)
    {
        NodeDefaults = parent.NodeDefaults,
        EdgeDefaults = parent.EdgeDefaults,
    };

    /// <summary>The subgraph of that name, new where there is none yet.</summary>
    public int Subgraph(string? id, DotScope parent)
    {
        if (id is not null && indexOfSubgraph.TryGetValue(id, out var known))
        {
            return known;
        }

        subgraphs.Add(new DotSubgraph(id, parent.Subgraph));
        var index = subgraphs.Count - 1;
        if (id is not null)
        {
            indexOfSubgraph.Add(id, index);
        }

        return index;
    }

    public int Close(DotScope scope)
    {
        if (mentions.Count > scope.FirstMention)
        {
            if (!rangesOf.TryGetValue(scope.Subgraph, out var ranges))
            {
                rangesOf.Add(scope.Subgraph, ranges = []);
            }

            ranges.Add((scope.FirstMention, mentions.Count));
        }

        return scope.Subgraph;
    }

    /// <summary>The node of that name, new with the defaults of the scope where there is none yet.</summary>
    public int Mention(ReadOnlySpan<char> id, DotScope scope)
    {
        if (!textLookup.TryGetValue(id, out var text, out var index))
        {
            text = id.ToString();
            index = -1;
        }

        if (index < 0)
        {
            index = nodes.Count;
            nodes.Add(new DotNode(text) { Subgraph = scope.Subgraph, Attributes = scope.NodeDefaults });
            texts[text] = index;
        }
        else if (nodes[index].Subgraph == 0)
        {
            nodes[index].Subgraph = scope.Subgraph;
        }

        mentions.Add(index);
        return index;
    }

    public void Declare(int node, List<KeyValuePair<string, string>> attributes)
    {
        nodes[node].IsDeclared = true;
        nodes[node].Attributes = nodes[node].Attributes.With(attributes);
    }

    public void SetAttributes(int subgraph, List<KeyValuePair<string, string>> attributes) =>
        subgraphs[subgraph].Attributes = subgraphs[subgraph].Attributes.With(attributes);

    /// <summary>One string for equal texts: attributes repeat.</summary>
    public string Intern(ReadOnlySpan<char> text)
    {
        if (!textLookup.TryGetValue(text, out var known, out _))
        {
            known = text.ToString();
            texts.Add(known, -1);
        }

        return known;
    }

    /// <summary>Adds the edges of a chain, from each end to the next; false where that is too much.</summary>
    public bool AddEdges(List<DotEnd> chain, DotAttributes attributes)
    {
        for (var i = 0; i + 1 < chain.Count; i++)
        {
            var (from, to) = (chain[i], chain[i + 1]);
            var own = WithPorts(attributes, from.Port, to.Port);
            if (!from.IsSubgraph && !to.IsSubgraph)
            {
                AddEdge(from.Index, to.Index, own);
                continue;
            }

            var (sources, targets) = (NodesOf(from), NodesOf(to));
            work += (long)sources.Count * targets.Count;
            if (work > MostWork)
            {
                return false;
            }

            foreach (var source in sources)
            {
                foreach (var target in targets)
                {
                    AddEdge(source, target, own);
                }
            }
        }

        return true;
    }

    public DotGraph Build(string? id) => new(id, IsDirected, isStrict, nodes, edges, subgraphs);

    private static DotAttributes WithPorts(DotAttributes attributes, string? tail, string? head)
    {
        attributes = tail is null ? attributes : attributes.With("tailport", tail);
        return head is null ? attributes : attributes.With("headport", head);
    }

    private void AddEdge(int from, int to, DotAttributes attributes)
    {
        if (isStrict)
        {
            var key = IsDirected || from <= to ? (from, to) : (to, from);
            if (!indexOfEdge.TryAdd(key, edges.Count))
            {
                var at = indexOfEdge[key];
                edges[at] = edges[at] with { Attributes = edges[at].Attributes.With([.. attributes.Pairs]) };
                return;
            }
        }

        edges.Add(new DotEdge(from, to, attributes));
    }

    private List<int> NodesOf(DotEnd end)
    {
        if (!end.IsSubgraph)
        {
            return [end.Index];
        }

        var distinct = new HashSet<int>();
        var found = new List<int>();
        foreach (var (start, stop) in rangesOf.GetValueOrDefault(end.Index, []))
        {
            work += stop - start;
            for (var i = start; i < stop && work <= MostWork; i++)
            {
                if (distinct.Add(mentions[i]))
                {
                    found.Add(mentions[i]);
                }
            }
        }

        return found;
    }
}
