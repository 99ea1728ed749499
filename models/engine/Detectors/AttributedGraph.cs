namespace GraphSec.Models.Detectors;

/// <summary>What a detector looks at.</summary>
/// <param name="Features">Rows × features: one row per node.</param>
/// <param name="Adjacency">Nodes × nodes, symmetric and normalized; null for detectors that look at rows alone.</param>
public sealed record AttributedGraph(Tensor Features, CsrMatrix? Adjacency = null);
