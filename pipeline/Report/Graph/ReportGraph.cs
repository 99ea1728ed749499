using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Report.Graph;

/// <summary>All graphs of the findings as one: a node a block, at most one edge from one block to another.</summary>
/// <param name="Nodes">By graph in the order given, then by address.</param>
/// <param name="Edges">By From, then To.</param>
public sealed record ReportGraph(IReadOnlyList<Finding> Nodes, IReadOnlyList<ReportEdge> Edges)
{
    private const int MostPaths = 4;

    /// <summary>Blocks that are left out because a picture of more is none; 0 where all are there.</summary>
    public int LeftOut { get; private init; }

    public bool HasOneGraph => Nodes.Count == 0 || ReferenceEquals(Nodes[0].Graph, Nodes[^1].Graph);

    public static ReportGraph Of(Findings findings) => Of(findings, int.MaxValue);

    /// <param name="most">Blocks at the most: the highest scores stay.</param>
    public static ReportGraph Of(Findings findings, int most)
    {
        var kept = findings.All.Take(most).ToLookup(finding => finding.Graph, ReferenceEqualityComparer.Instance);
        var nodes = new List<Finding>();
        var edges = new List<ReportEdge>();
        foreach (var graph in findings.Graphs)
        {
            var index = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var finding in kept[graph].OrderBy(finding => finding.Block.Address, StringComparer.Ordinal))
            {
                index[finding.Block.Address] = nodes.Count;
                nodes.Add(finding);
            }

            edges.AddRange(EdgesOf(graph.Features, index));
        }

        return new ReportGraph(nodes, edges) { LeftOut = findings.Blocks - nodes.Count };
    }

    /// <summary>The nodes that refer to a node and those it refers to, in that order, each with the label.</summary>
    public ILookup<int, ReportEdge> EdgesByNode() => Edges
        .SelectMany(edge => new[] { (Node: edge.From, Edge: edge), (Node: edge.To, Edge: edge) })
        .ToLookup(end => end.Node, end => end.Edge);

    /// <summary>The node of each finding.</summary>
    public Dictionary<Finding, int> Index()
    {
        var index = new Dictionary<Finding, int>(Nodes.Count, ReferenceEqualityComparer.Instance);
        foreach (var finding in Nodes)
        {
            index[finding] = index.Count;
        }

        return index;
    }

    /// <summary>A name that is unique in the picture.</summary>
    public string NameOf(int node)
    {
        var finding = Nodes[node];
        return HasOneGraph ? finding.Block.Address : $"{finding.Graph.Features.Name}: {finding.Block.Address}";
    }

    private static IEnumerable<ReportEdge> EdgesOf(GraphFeatures graph, Dictionary<string, int> index) => graph.Edges
        .Select(edge => (
            From: index.GetValueOrDefault(graph.Blocks[edge.From].Address, -1),
            To: index.GetValueOrDefault(graph.Blocks[edge.To].Address, -1),
            Label: edge.Path.Length > 0 ? edge.Path : edge.Relation))
        .Where(edge => edge is { From: >= 0, To: >= 0 })
        .GroupBy(edge => (edge.From, edge.To), edge => edge.Label)
        .OrderBy(group => group.Key)
        .Select(group => new ReportEdge(group.Key.From, group.Key.To, Labels([.. group.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])));

    private static string Labels(string[] labels) => labels.Length <= MostPaths
        ? string.Join(", ", labels)
        : $"{string.Join(", ", labels.Take(MostPaths - 1))} and {labels.Length - MostPaths + 1} more";
}
