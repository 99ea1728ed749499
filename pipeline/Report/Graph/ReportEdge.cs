namespace GraphSec.Pipeline.Report.Graph;

/// <summary>From refers to To; indices into <see cref="ReportGraph.Nodes"/>.</summary>
/// <param name="Label">The attributes that refer, or how the edge is known.</param>
public sealed record ReportEdge(int From, int To, string Label);
