namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>A node of a <see cref="DotGraph"/>.</summary>
/// <param name="Id">The identifier as graphviz reads it: quotes off, <c>\"</c> undone, other escapes kept.</param>
public sealed class DotNode(string id)
{
    public string Id { get; } = id;

    /// <summary>Whether it has a statement of its own, not only a place in an edge.</summary>
    public bool IsDeclared { get; internal set; }

    /// <summary>Index into <see cref="DotGraph.Subgraphs"/> of the subgraph that names it first; 0 is the graph.</summary>
    public int Subgraph { get; internal set; }

    /// <summary>Defaults in force where it was created, then its own.</summary>
    public DotAttributes Attributes { get; internal set; } = DotAttributes.None;
}
