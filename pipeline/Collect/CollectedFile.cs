namespace GraphSec.Pipeline.Collect;

/// <summary>A file to copy.</summary>
/// <param name="From">Full path.</param>
/// <param name="To">Relative to the collected root, with '/'.</param>
internal sealed record CollectedFile(string From, string To);
