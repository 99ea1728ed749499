using GraphSec.Models.Graphs;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Featurize;

/// <summary>
/// Turns flat rows into cells: the instances of a block become one block with what each of them has, references become cells
/// that name the type referred to, and each block is told who refers to it.
/// </summary>
public static class CellExtractor
{
    public static GraphFeatures Extract(FlatGraph graph)
    {
        var (blocks, blockOf) = CellCollector.Blocks(graph);
        var direct = graph.Form is SourceForm.Configuration or SourceForm.Plan;
        var edges = direct ? DirectEdges(graph, blockOf) : ReducedEdges(graph, blockOf, blocks.Count);
        foreach (var edge in edges)
        {
            string from = blocks[edge.From].Type, to = blocks[edge.To].Type;
            if (direct)
            {
                blocks[edge.To].AddStructure("<-" + from);
            }
            else
            {
                blocks[edge.From].AddStructure("~>" + to);
                blocks[edge.To].AddStructure("<~" + from);
            }
        }

        var prints = AttributeFingerprint.Of(graph, blockOf, blocks.Count);
        var built = blocks.Select((block, i) => block.Build() with { Fingerprint = prints[i] });
        return new GraphFeatures(graph.Repository, graph.Name, graph.Form, graph.HasAttributes, [.. built], edges)
        {
            ModuleCalls = Calls(graph),
            SharedInputs = direct ? SharedInputs.Of(graph, blockOf) : [],
            Notices = graph.Notices,
            Errors = graph.Errors,
        };
    }

    private static Dictionary<string, SourcePlace> Calls(FlatGraph graph)
    {
        var calls = new Dictionary<string, SourcePlace>(StringComparer.Ordinal);
        foreach (var row in graph.Nodes)
        {
            if (row.Node is { Kind: NodeKind.Module, Place: { } place })
            {
                calls.TryAdd(row.Node.BlockAddress, place);
            }
        }

        return calls;
    }

    private static List<FeatureEdge> DirectEdges(FlatGraph graph, int[] blockOf)
    {
        var seen = new HashSet<(int, int, string)>();
        var edges = new List<FeatureEdge>();
        foreach (var reference in graph.References)
        {
            int from = blockOf[reference.From], to = blockOf[reference.To];
            if (from >= 0 && to >= 0 && from != to && seen.Add((from, to, reference.FromPath)))
            {
                var relation = reference.Kind == EdgeKind.DependsOn ? "depends_on" : Cell.LeafOf(reference.FromPath);
                edges.Add(new FeatureEdge(from, to, reference.FromPath, relation));
            }
        }

        edges.Sort(Compare);
        return edges;
    }

    /// <summary>Where direct references cannot be told from implied ones, all inputs are brought to the transitive reduction,
    /// which is what <c>terraform graph</c> draws.</summary>
    private static List<FeatureEdge> ReducedEdges(FlatGraph graph, int[] blockOf, int blocks)
    {
        var seen = new HashSet<(int From, int To)>();
        foreach (var reference in graph.References)
        {
            int from = blockOf[reference.From], to = blockOf[reference.To];
            if (from >= 0 && to >= 0 && from != to)
            {
                seen.Add((from, to));
            }
        }

        var sorted = seen.Order().ToArray();
        var directed = new DirectedGraph(blocks, [.. sorted.Select(e => e.From)], [.. sorted.Select(e => e.To)]);
        var kept = TransitiveReduction.Of(directed);
        var edges = new List<FeatureEdge>();
        for (var i = 0; i < sorted.Length; i++)
        {
            if (kept[i])
            {
                edges.Add(new FeatureEdge(sorted[i].From, sorted[i].To, "", "reduced"));
            }
        }

        return edges;
    }

    private static int Compare(FeatureEdge a, FeatureEdge b)
    {
        var order = a.From.CompareTo(b.From);
        order = order != 0 ? order : a.To.CompareTo(b.To);
        return order != 0 ? order : string.CompareOrdinal(a.Path, b.Path);
    }
}
