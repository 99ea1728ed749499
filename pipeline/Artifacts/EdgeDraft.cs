namespace GraphSec.Pipeline.Artifacts;

/// <summary>What tells one edge out of an address from another, before its end is known to be a node.</summary>
internal readonly record struct EdgeDraft(string To, EdgeKind Kind, string FromPath, string ToPath);
