namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>A parsed file: what could be kept of it, and what was wrong.</summary>
public sealed record HclFile(SourceText Source, HclBody Body, IReadOnlyList<HclDiagnostic> Diagnostics);
