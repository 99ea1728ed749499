namespace GraphSec.Pipeline.Artifacts;

/// <summary>A graph and what it is for.</summary>
public sealed record SplitGraph(GraphFeatures Graph, Split Split);
