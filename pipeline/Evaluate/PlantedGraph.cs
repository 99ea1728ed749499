using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>A graph with planted faults and the addresses of the blocks that have one.</summary>
public sealed record PlantedGraph(GraphFeatures Graph, FaultKind Kind, IReadOnlySet<string> Faulty);
