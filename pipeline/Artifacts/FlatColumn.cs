namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// A column of a <see cref="FlatTable"/>. Its path is dotted: <c>a.b</c> a member of an object or map, <c>a[]</c> the items
/// of a list, <c>a[]#</c> their number, <c>a{}</c> the JSON document that the text <c>a</c> holds, and <c>a["b.c"]</c> a
/// member whose name would read as something else. A path through <c>[]</c> holds multisets.
/// </summary>
public sealed record FlatColumn(string Path, FlatColumnKind Kind);
