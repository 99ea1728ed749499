namespace GraphSec.Pipeline.Artifacts;

/// <summary>How often training must have seen something for it to be a word of the vocabulary.</summary>
/// <param name="MinBlocks">Blocks that must have a path, or a shape of value.</param>
/// <param name="MinRepositories">Repositories that must have a value for it to be learned by name.</param>
/// <param name="OftenInOne">Blocks of one repository that make up for a second repository.</param>
/// <param name="MaxOutcomes">Outcomes of a path learned by name, at the most.</param>
public sealed record VocabularyLimits(int MinBlocks = 2, int MinRepositories = 2, int OftenInOne = 6, int MaxOutcomes = 32);
