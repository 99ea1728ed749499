namespace GraphSec.Models.Detectors.Contrast;

/// <summary>Settings of <see cref="GraphContrast"/>.</summary>
/// <param name="Pairs">Of the contrast of pairs.</param>
/// <param name="CosineShare">Weight of the standardised cosine distance to the neighbours, in standard deviations of the contrast.</param>
/// <param name="DistanceShare">Weight of the standardised distance from the middle of all features, where they are numbers.</param>
/// <param name="CoreShare">Weight of the surprise at a detached group, in nats.</param>
public sealed record GraphContrastOptions(
    PairContrastOptions Pairs, float CosineShare = 0.1f, float DistanceShare = 1.5f, float CoreShare = 2);
