namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>A subgraph of a <see cref="DotGraph"/>; the first one is the graph itself.</summary>
/// <param name="Id">Its name, null where it has none.</param>
/// <param name="Parent">Index of the subgraph it stands in; -1 for the graph.</param>
public sealed class DotSubgraph(string? id, int parent)
{
    public string? Id { get; } = id;

    public int Parent { get; } = parent;

    public DotAttributes Attributes { get; internal set; } = DotAttributes.None;

    /// <summary>Graphviz draws a box round subgraphs whose name begins so.</summary>
    public bool IsCluster => Id is not null && Id.StartsWith("cluster", StringComparison.Ordinal);
}
