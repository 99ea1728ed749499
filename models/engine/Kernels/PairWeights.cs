namespace GraphSec.Models.Kernels;

/// <summary>What one pair counts in <see cref="IKernels.PairLoss"/>: usually one over the number of such pairs.</summary>
public readonly record struct PairWeights(float Positive, float Negative);
