using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse;

/// <summary>Where the edges of one node come from: which attribute refers, what it reads, and the names in between.</summary>
public static class EdgeExplanation
{
    private const int Suggestions = 3;

    /// <summary>Writes the edges of every node that an address names: an instance, or a block with all its instances.</summary>
    /// <exception cref="InputException">No graph has such an address.</exception>
    public static void Write(ParsedCorpus corpus, string address, TextWriter output)
    {
        var found = corpus.Graphs.Where(graph => graph.Nodes.Any(node => Names(node, address))).ToList();
        if (found.Count == 0)
        {
            throw new InputException($"no '{address}' here{Nearest(corpus, address)}");
        }

        foreach (var graph in found)
        {
            if (corpus.Graphs.Count > 1)
            {
                output.Write($"# {graph.Name}\n");
            }

            Write(graph, address, output);
        }
    }

    private static void Write(ResourceGraph graph, string address, TextWriter output)
    {
        var index = graph.Nodes.Index().ToDictionary(item => item.Item.Address, item => item.Index, StringComparer.Ordinal);
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            var node = graph.Nodes[i];
            if (!Names(node, address))
            {
                continue;
            }

            var isResource = node.IsResource;
            output.Write($"{node.Address}{At(node.Place)}\n");
            WriteEdges("refers to", graph.Edges.Where(edge => edge.From == i), edge => graph.Nodes[edge.To]);
            WriteEdges("referred to by", graph.Edges.Where(edge => edge.To == i), edge => graph.Nodes[edge.From]);

            // A resource is wired to resources; the names on the way are told with each edge.
            void WriteEdges(string heading, IEnumerable<GraphEdge> edges, Func<GraphEdge, GraphNode> end)
            {
                var shown = edges.Where(edge => !isResource || IsWired(end(edge))).ToList();
                output.Write($"  {heading} {(shown.Count == 0 ? "nothing" : shown.Count)}\n");
                foreach (var edge in shown)
                {
                    WriteEdge(graph, index, edge, end(edge), output);
                }
            }
        }
    }

    private static void WriteEdge(ResourceGraph graph, Dictionary<string, int> index, GraphEdge edge, GraphNode end, TextWriter output)
    {
        output.Write($"    {end.Address}{At(end.Place)}\n");
        output.Write($"      {Origin(edge)}\n");
        foreach (var name in edge.Via)
        {
            var place = index.TryGetValue(name, out var at) ? graph.Nodes[at].Place : null;
            output.Write($"      through {name}{At(place)}\n");
        }
    }

    private static string Origin(GraphEdge edge)
    {
        var reads = edge.ToPath.Length == 0 ? "the whole" : edge.ToPath;
        return edge.Kind switch
        {
            EdgeKind.DependsOn => "listed in depends_on",
            EdgeKind.Closure => "an ancestor of some kind: the state does not tell which attribute refers",
            EdgeKind.Reduced => "drawn by terraform graph, which leaves out edges that a longer way implies and names no attribute",
            _ when edge.FromPath.Length == 0 => $"reads {reads}",
            _ => $"{edge.FromPath} reads {reads}",
        };
    }

    /// <summary>A resource, or a module of which nothing but its arguments is known.</summary>
    private static bool IsWired(GraphNode node) =>
        node.IsResource || (node.Kind == NodeKind.Module && node.Attributes.Kind != AttributeKind.Null);

    private static bool Names(GraphNode node, string address) => node.Address == address || node.BlockAddress == address;

    private static string At(SourcePlace? place) => place is null ? "" : $"  {place}";

    private static string Nearest(ParsedCorpus corpus, string address)
    {
        var name = address[(address.LastIndexOf('.') + 1)..];
        var near = corpus.Graphs.SelectMany(graph => graph.Nodes).Select(node => node.Address)
            .Where(other => name.Length > 0 && other.Contains(name, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(Suggestions).ToList();
        return near.Count == 0 ? "; 'graphsec score' lists addresses" : $"; nearest: {string.Join(", ", near)}";
    }
}
