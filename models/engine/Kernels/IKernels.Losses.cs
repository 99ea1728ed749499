namespace GraphSec.Models.Kernels;

/// <summary>Losses. Each leaves what its backward needs, and its value in one element of the set's memory.</summary>
public partial interface IKernels
{
    /// <summary>Softmax within each segment of one column; logSums[s] = log Σ eˣ. Offsets as in <see cref="Bags"/>.</summary>
    void SegmentSoftmax(ReadOnlySpan<float> x, ReadOnlySpan<int> offsets, Span<float> into, Span<float> logSums);

    /// <summary>into[0] = scale · Σₛ wₛ Σ_p t_p·(logSums[s] - x_p) over the entries p of each segment s.</summary>
    void SegmentLoss(
        ReadOnlySpan<float> x, ReadOnlySpan<int> offsets, ReadOnlySpan<float> logSums, ReadOnlySpan<float> targets,
        ReadOnlySpan<float> weights, float scale, Span<float> into);

    /// <summary>into[p] = scale · wₛ · (softmax_p · Σₛ t - t_p): ∂/∂x of <see cref="SegmentLoss"/>, which needs no assumption
    /// that the targets of a segment add up to 1.</summary>
    void SegmentLossBackward(
        ReadOnlySpan<float> softmax, ReadOnlySpan<int> offsets, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights,
        Factor scale, Span<float> into, bool add);

    /// <summary>Softmax of each row; loss[0] = scale · Σᵢ wᵢ·(log Σ eˣ of row i - x[i, classes[i]]), no weights means ones.</summary>
    void ClassLoss(
        ReadOnlySpan<float> x, ReadOnlySpan<int> classes, ReadOnlySpan<float> weights, float scale, Span<float> softmax,
        Span<float> loss);

    /// <summary>into[i] = scale · wᵢ · (softmax[i] - onehot(classes[i])): ∂/∂x of <see cref="ClassLoss"/>.</summary>
    void ClassLossBackward(
        ReadOnlySpan<float> softmax, ReadOnlySpan<int> classes, ReadOnlySpan<float> weights, Factor scale, Span<float> into,
        bool add);

    /// <summary>into = σ(x); losses[i] = log(1 + eˣ) - target·x, computed without overflow.</summary>
    void SigmoidLoss(ReadOnlySpan<float> x, ReadOnlySpan<float> targets, Span<float> into, Span<float> losses);

    /// <summary>into = scale · w ⊙ (sigmoid - targets), no weights means ones.</summary>
    void SigmoidLossBackward(
        ReadOnlySpan<float> sigmoid, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, Factor scale, Span<float> into,
        bool add);

    /// <summary>
    /// Inner products as odds of an edge: pairs of row i are its entries but (i, i), wanted, and i ± shift modulo rows for
    /// each shift, not wanted. losses[i] = positive·Σ log(1 + e^-s) over the wanted + negative·Σ log(1 + eˢ) over the others,
    /// s = z[i]·z[j]; gradient[i] = 2·∂losses[i]/∂z[i], which is ∂Σ losses/∂z[i] where the bags are symmetric. No gradient
    /// asked for: an empty span.
    /// </summary>
    void PairLoss(
        Bags bags, ReadOnlySpan<int> shifts, ReadOnlySpan<float> z, PairWeights weights, Span<float> losses,
        Span<float> gradient);
}
