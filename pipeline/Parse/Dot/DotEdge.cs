namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>An edge between two indices of <see cref="DotGraph.Nodes"/>; ports are the attributes <c>tailport</c> and
/// <c>headport</c>, as in graphviz.</summary>
public readonly record struct DotEdge(int From, int To, DotAttributes Attributes);
