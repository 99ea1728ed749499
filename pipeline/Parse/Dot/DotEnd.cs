namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>One end of an edge: a node, or all nodes of a subgraph.</summary>
internal readonly record struct DotEnd(int Index, bool IsSubgraph, string? Port = null);
