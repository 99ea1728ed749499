namespace GraphSec.Pipeline.Artifacts;

/// <summary>A cell that is not absent, and the index of its column in <see cref="FlatTable.Columns"/>.</summary>
public readonly record struct FlatEntry(int Column, FlatCell Cell);
