namespace GraphSec.Pipeline.Report.Changes;

/// <summary>A block that depends on one that changed.</summary>
/// <param name="Steps">References on the shortest way to a changed block: 1 for one that refers to it itself.</param>
public sealed record ReachedBlock(string Graph, string Address, int Steps);
