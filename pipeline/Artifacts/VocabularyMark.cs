namespace GraphSec.Pipeline.Artifacts;

/// <summary>Where a word stands in a vocabulary's text, and the counts behind it.</summary>
/// <param name="Repositories">0 for a path, which has none.</param>
/// <param name="First">Number of the first entry below it.</param>
internal readonly record struct VocabularyMark(int Start, int Length, int Blocks, int Repositories, int First);
