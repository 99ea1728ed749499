namespace GraphSec.Models.Detectors.Contrast;

/// <summary>Settings of <see cref="PairContrast"/>.</summary>
/// <param name="Rank">Directions of the truncated SVD.</param>
/// <param name="Shuffles">Times each place gets another node's attributes, in a round.</param>
/// <param name="Folds">Parts of the nodes; each is judged by what the others taught.</param>
/// <param name="Rounds">Fits with other shuffles and folds, whose scores are averaged.</param>
/// <param name="Ridge">Weight decay of the regression.</param>
/// <param name="Seed">Of the projection, the shuffles and the folds.</param>
public sealed record PairContrastOptions(
    int Rank = 20, int Shuffles = 3, int Folds = 5, int Rounds = 5, float Ridge = 10, ulong Seed = 0);
