namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>A graph as its DOT text gives it, before any meaning: nodes in the order of their first mention, edges in the
/// order of the text.</summary>
/// <param name="Subgraphs">The graph itself first, then every subgraph in the order of opening.</param>
public sealed record DotGraph(
    string? Id,
    bool IsDirected,
    bool IsStrict,
    IReadOnlyList<DotNode> Nodes,
    IReadOnlyList<DotEdge> Edges,
    IReadOnlyList<DotSubgraph> Subgraphs)
{
    /// <summary>Nodes that have a statement of their own.</summary>
    public int DeclaredNodeCount => Nodes.Count(node => node.IsDeclared);
}
