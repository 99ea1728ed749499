namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>
/// What a likelihood network knows of its variables. A variable is categorical; its outcomes are consecutive rows, each
/// described by a bag of tokens that share embeddings across variables.
/// </summary>
public sealed record CellSchema
{
    /// <summary>Rows of the embedding tables.</summary>
    public required int TokenCount { get; init; }

    /// <summary>Rows of the relation tables.</summary>
    public required int RelationCount { get; init; }

    /// <summary>Outcome rows of variable v: <c>OutcomeOffsets[v]..OutcomeOffsets[v+1]</c>.</summary>
    public required int[] OutcomeOffsets { get; init; }

    /// <summary>Decoder tokens of row r: <c>RowTokens[RowTokenOffsets[r]..RowTokenOffsets[r+1]]</c>.</summary>
    public required int[] RowTokenOffsets { get; init; }

    public required int[] RowTokens { get; init; }

    /// <summary>Natural logarithm of the smoothed share of row r in its variable: where the row's bias starts.</summary>
    public required float[] LogPrior { get; init; }

    public int VariableCount => OutcomeOffsets.Length - 1;

    public int RowCount => LogPrior.Length;

    public int OutcomeCount(int variable) => OutcomeOffsets[variable + 1] - OutcomeOffsets[variable];
}
