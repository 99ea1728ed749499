namespace GraphSec.Pipeline.Artifacts;

/// <summary>A path of a type, the number of training blocks that could have it, and its outcomes sorted by text.</summary>
public sealed record VocabularyVariable(string Path, int Blocks, IReadOnlyList<VocabularyOutcome> Outcomes);
