namespace GraphSec.Pipeline.Artifacts;

/// <summary>What <c>flatten</c> makes of a <see cref="ResourceGraph"/>: the same nodes and edges, attributes as tables.</summary>
/// <param name="Nodes">All nodes, resources or not, sorted by address: <c>Nodes[i]</c> is node i of the graph.</param>
/// <param name="Tables">One for each mode and type of resource, sorted by key, ordinal; their rows are rows of
/// <paramref name="Nodes"/>.</param>
/// <param name="References">The edges, in the graph's order; From and To are indices into <paramref name="Nodes"/>.</param>
public sealed record FlatGraph(
    string Repository,
    string Name,
    SourceForm Form,
    bool HasAttributes,
    IReadOnlyList<FlatRow> Nodes,
    IReadOnlyList<FlatTable> Tables,
    IReadOnlyList<GraphEdge> References)
{
    /// <summary>What a reader of the result must know, the graph's own notices first, then what was cut.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The graph's errors: files that could not be read.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>The table of that key, or null.</summary>
    public FlatTable? Table(string key)
    {
        foreach (var table in Tables)
        {
            if (table.Key == key)
            {
                return table;
            }
        }

        return null;
    }
}
