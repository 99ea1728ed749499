using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Collect;

/// <summary>A source with the files that a later stage needs to read it.</summary>
/// <param name="Origin">Full path of the file or folder that it was found at.</param>
internal sealed record FoundSource(CollectedSource Source, string Origin, IReadOnlyList<CollectedFile> Files);
