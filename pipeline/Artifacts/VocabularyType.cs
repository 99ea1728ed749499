namespace GraphSec.Pipeline.Artifacts;

/// <summary>A resource type seen in training, with its variables sorted by path.</summary>
public sealed record VocabularyType(string Key, int Blocks, int Repositories, IReadOnlyList<VocabularyVariable> Variables);
