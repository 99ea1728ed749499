namespace GraphSec.Pipeline.Artifacts;

/// <summary>An outcome of a variable and how often it was seen in training.</summary>
public sealed record VocabularyOutcome(string Text, int Blocks, int Repositories);
