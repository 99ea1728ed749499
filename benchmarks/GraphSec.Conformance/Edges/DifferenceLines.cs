using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Conformance.Edges;

/// <summary>Words what differs, and why where that can be told.</summary>
internal static class DifferenceLines
{
    /// <param name="theirs">Terraform's graph.</param>
    /// <param name="ours">Ours, reduced.</param>
    /// <param name="known">Ours again, of arguments alone that the provider's schema has.</param>
    /// <param name="graph">Ours in full.</param>
    public static IReadOnlyList<string> Of(BlockGraph theirs, BlockGraph ours, BlockGraph known, ResourceGraph graph)
    {
        var lines = new List<string>();
        lines.AddRange(theirs.Nodes.Except(ours.Nodes).Select(node => $"missing {node}"));
        lines.AddRange(ours.Nodes.Except(theirs.Nodes).Select(node => $"extra {node}"));
        foreach (var edge in theirs.Edges.Except(ours.Edges))
        {
            var why = known.Edges.Contains(edge)
                ? ": replaced by an edge from an argument that the provider's schema does not have" : "";
            lines.Add($"missing {edge.From} -> {edge.To}{why}");
        }

        foreach (var edge in ours.Edges.Except(theirs.Edges))
        {
            var why = known.Edges.Contains(edge) ? "" : ", which the provider's schema does not have";
            lines.Add($"extra {edge.From} -> {edge.To} ({Ways(edge, graph)}{why})");
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>The arguments that refer, and what they go through.</summary>
    private static string Ways((string From, string To) edge, ResourceGraph graph) => string.Join("; ", graph.Edges
        .Where(found => graph.Nodes[found.From].BlockAddress == edge.From && graph.Nodes[found.To].BlockAddress == edge.To)
        .Select(found => found.Via.Count == 0 ? found.FromPath : $"{found.FromPath} through {string.Join(", ", found.Via)}")
        .Distinct(StringComparer.Ordinal).Take(3));
}
