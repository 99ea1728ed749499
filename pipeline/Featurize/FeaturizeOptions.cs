using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Featurize;

/// <summary>How attributes become features and how often something must be seen to be learned.</summary>
public sealed record FeaturizeOptions
{
    /// <summary>Blocks that must have a path, or a shape of value, for it to be learned.</summary>
    public int MinBlocks { get; init; } = 2;

    /// <summary>Repositories that must have a value for it to be learned by name.</summary>
    public int MinRepositories { get; init; } = 2;

    /// <summary>Blocks of one repository that make up for a second repository.</summary>
    public int OftenInOne { get; init; } = 6;

    /// <summary>Outcomes of a path learned by name, at the most.</summary>
    public int MaxOutcomes { get; init; } = 32;

    /// <summary>What must have been seen how often to be in the vocabulary.</summary>
    internal VocabularyLimits Limits => new(MinBlocks, MinRepositories, OftenInOne, MaxOutcomes);

    /// <summary>Share of repositories kept from training for early stopping and calibration.</summary>
    public double ValidationShare { get; init; } = 0.15;

    /// <summary>Share of repositories kept from training for evaluation.</summary>
    public double TestShare { get; init; } = 0.2;

    /// <summary>Seed of the split by repository.</summary>
    public int Seed { get; init; } = 7;
}
