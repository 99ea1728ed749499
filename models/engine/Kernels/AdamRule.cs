namespace GraphSec.Models.Kernels;

/// <summary>One step of Adam with decoupled weight decay (Loshchilov and Hutter 2019), its scalars worked out: g is the scaled gradient;
/// m = Beta1·m + (1-Beta1)·g; v = Beta2·v + (1-Beta2)·g²;
/// w = Decay·w - Rate·m / (√v·SecondCorrection + Epsilon).</summary>
/// <param name="Rate">Learning rate / (1 - Beta1ᵗ).</param>
/// <param name="SecondCorrection">1 / √(1 - Beta2ᵗ).</param>
/// <param name="Decay">1 - learning rate · weight decay.</param>
public readonly record struct AdamRule(
    float Rate, float Beta1, float Beta2, float SecondCorrection, float Epsilon, float Decay);
