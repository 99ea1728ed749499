namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>A path at which two blocks differ, and the outcomes that each has there, sorted; <see cref="Cell.Absent"/> for none.</summary>
public sealed record CellDifference(string Path, IReadOnlyList<string> Here, IReadOnlyList<string> There);
