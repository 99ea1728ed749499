namespace GraphSec.Pipeline.Collect.Revisions;

/// <summary>A file of a revision.</summary>
/// <param name="Path">From the root of the repository, with '/'.</param>
internal sealed record GitEntry(string Id, long Bytes, string Path);
