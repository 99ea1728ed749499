using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>A graph in numbers, and the path that each slot stands for ("" for a node's type).</summary>
public sealed record EncodedGraph(GraphFeatures Features, CellGraph Numbers, IReadOnlyList<string> SlotPaths);
