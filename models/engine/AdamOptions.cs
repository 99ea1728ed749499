namespace GraphSec.Models;

/// <summary>Settings of <see cref="Adam"/>.</summary>
/// <param name="LearningRate">Step length; may be changed between steps through <see cref="Adam.LearningRate"/>.</param>
/// <param name="Beta1">Decay of the mean of gradients, per step.</param>
/// <param name="Beta2">Decay of the mean of squared gradients, per step.</param>
/// <param name="Epsilon">Added to the root of the second.</param>
/// <param name="WeightDecay">Decoupled: each step takes LearningRate · WeightDecay of the weight itself.</param>
public sealed record AdamOptions(
    float LearningRate = 1e-3f, float Beta1 = 0.9f, float Beta2 = 0.999f, float Epsilon = 1e-8f, float WeightDecay = 0);
