namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// What <c>parse</c> hands on: one root module's resources and what they depend on, before any numbers.
/// Nodes are sorted by address (ordinal), edges by (From, To, FromPath, ToPath, Kind) and distinct.
/// </summary>
/// <param name="Repository">The repository it came from: what evaluation splits by.</param>
/// <param name="Name">Unique name of the graph inside a corpus: the input's path relative to the collected root.</param>
/// <param name="HasAttributes">False where the input has structure alone (DOT).</param>
public sealed record ResourceGraph(
    string Repository,
    string Name,
    SourceForm Form,
    bool HasAttributes,
    IReadOnlyList<GraphNode> Nodes,
    IReadOnlyList<GraphEdge> Edges)
{
    /// <summary>What a reader of the result must know: an opaque module, an unreadable file, a graph in destroy order.
    /// One line each.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Whether there is anything that could be scored, or a module that may hold such; else versions, variables and the like alone.</summary>
    public bool DeclaresResources => Nodes.Any(node => node.IsResource || node.Kind == NodeKind.Module);

    /// <summary>Files that could not be read, one line each with file:line:column. Where there are any, the run does not
    /// exit 0.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];
}
