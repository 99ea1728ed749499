namespace GraphSec.Pipeline.Artifacts;

/// <summary>One table of a <see cref="FlatSchema"/>.</summary>
/// <param name="File">Its file, relative to the corpus folder, with '/'.</param>
/// <param name="Columns">Sorted by path, ordinal.</param>
public sealed record FlatSchemaTable(string Key, string File, IReadOnlyList<FlatColumn> Columns);
