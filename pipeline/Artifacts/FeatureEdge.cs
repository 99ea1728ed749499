namespace GraphSec.Pipeline.Artifacts;

/// <summary>From refers to To; indices into <see cref="GraphFeatures.Blocks"/>.</summary>
/// <param name="Path">Cell path at From that refers, "" where unknown.</param>
/// <param name="Relation">What the network keys the edge by: the leaf of the path, <c>depends_on</c> or <c>reduced</c>.</param>
public sealed record FeatureEdge(int From, int To, string Path, string Relation);
