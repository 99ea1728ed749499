using GraphSec.Models.Kernels;
using GraphSec.Models.Ops;

namespace GraphSec.Models;

public sealed partial class Tape
{
    /// <summary>a·b, n × k by k × m.</summary>
    public Tensor MatMul(Tensor a, Tensor b) => Record<MatMul>().Forward(a, b);

    /// <summary>activation(x·weight + bias) in one pass: n × k by k × m, bias 1 × m.</summary>
    public Tensor Linear(Tensor x, Tensor weight, Tensor? bias, Activation activation = Activation.Identity) =>
        Record<Linear>().Forward(x, weight, bias, activation);

    /// <summary>x + bias on every row, bias 1 × m.</summary>
    public Tensor AddBias(Tensor x, Tensor bias) => Record<AddBias>().Forward(x, bias);

    public Tensor Add(Tensor a, Tensor b) => Record<Add>().Forward(a, b);

    /// <summary>Elementwise.</summary>
    public Tensor Multiply(Tensor a, Tensor b) => Record<Multiply>().Forward(a, b);

    public Tensor Scale(Tensor x, float scale) => Record<Scale>().Forward(x, scale);

    /// <summary>Side by side: n × (m₁ + m₂ + …).</summary>
    public Tensor Concat(params ReadOnlySpan<Tensor> parts) => Record<Concat>().Forward(parts);

    public Tensor Activate(Tensor x, Activation kind) => Record<Activate>().Forward(x, kind);

    public Tensor Relu(Tensor x) => Activate(x, Activation.Relu);

    /// <summary>The tanh form.</summary>
    public Tensor Gelu(Tensor x) => Activate(x, Activation.Gelu);

    public Tensor Tanh(Tensor x) => Activate(x, Activation.Tanh);

    public Tensor Sigmoid(Tensor x) => Activate(x, Activation.Sigmoid);

    /// <summary>Zeroes an element with probability <paramref name="rate"/> and scales the others by 1 / (1 - rate) while
    /// <see cref="Training"/>; <paramref name="x"/> itself otherwise.</summary>
    public Tensor Dropout(Tensor x, float rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rate, 1);
        return Training && rate > 0 ? Record<Dropout>().Forward(x, rate) : x;
    }

    /// <summary>Each row to mean 0 and variance 1, then ⊙ gain + bias, both 1 × m (Ba, Kiros and Hinton 2016).</summary>
    public Tensor LayerNorm(Tensor x, Tensor gain, Tensor bias) => Record<LayerNorm>().Forward(x, gain, bias);

    /// <summary>Row b: the sum or mean of table rows <c>indices[offsets[b] .. offsets[b + 1]]</c>.</summary>
    public Tensor EmbeddingBag(Tensor table, int[] offsets, int[] indices, float[]? weights, BagMode mode) =>
        Record<EmbeddingBag>().Forward(table, offsets, indices, weights, mode);

    /// <summary>Row i of the result is x's row <c>rows[i]</c>.</summary>
    public Tensor Gather(Tensor x, int[] rows) => Record<Gather>().Forward(x, rows);

    /// <summary>out[i] = Σⱼ w_ij x[j] over the adjacency's entries, or their weighted mean.</summary>
    public Tensor Aggregate(Tensor x, CsrMatrix adjacency, BagMode mode) => Record<Aggregate>().Forward(x, adjacency, mode);

    /// <summary>out[i] = Σⱼ w_ij x[j] ⊙ relations[r_ij] or the weighted mean; one relation index per adjacency entry.</summary>
    public Tensor RelationalAggregate(
        Tensor x, Tensor relations, CsrMatrix adjacency, int[] relationOfEntry, BagMode mode) =>
        Record<RelationalAggregate>().Forward(x, relations, adjacency, relationOfEntry, mode);

    /// <summary>Row s: the sum of x's rows <c>offsets[s] .. offsets[s + 1]</c>.</summary>
    public Tensor SegmentSum(Tensor x, int[] offsets) => Record<SegmentReduce>().Forward(x, offsets, BagMode.Sum);

    /// <summary>Row s: the mean of x's rows <c>offsets[s] .. offsets[s + 1]</c>; zeros for none.</summary>
    public Tensor SegmentMean(Tensor x, int[] offsets) => Record<SegmentReduce>().Forward(x, offsets, BagMode.Mean);

    /// <summary>Pairs × 1: h[rowOfPair[p]] · Σ of the table rows in bag p. A factored output layer: a candidate's vector is
    /// the sum of its tokens' vectors.</summary>
    public Tensor BagDot(Tensor h, int[] rowOfPair, Tensor table, int[] bagOffsets, int[] bagIndices) =>
        Record<BagDot>().Forward(h, rowOfPair, table, bagOffsets, bagIndices);

    /// <summary>Pairs × 1: the sum over bag p of a table of one column.</summary>
    public Tensor BagBias(Tensor table, int[] bagOffsets, int[] bagIndices)
    {
        Shape.Check(table.Columns == 1, "the table has one column");
        return EmbeddingBag(table, bagOffsets, bagIndices, null, BagMode.Sum);
    }

    /// <summary>Σₛ weight[s] · (-Σ_p target[p] log softmaxₛ(p)) / Σ weight, 1 × 1; logits are pairs × 1 and targets add up to
    /// 1 within each segment.</summary>
    public Tensor SegmentSoftmaxCrossEntropy(Tensor logits, int[] segmentOffsets, float[] target, float[] segmentWeight) =>
        Record<SegmentSoftmaxCrossEntropy>().Forward(logits, segmentOffsets, target, segmentWeight);

    /// <summary>Weighted mean of -log softmax(row)[class], 1 × 1; logits are n × c.</summary>
    public Tensor SoftmaxCrossEntropy(Tensor logits, int[] classes, float[]? weights = null) =>
        Record<SoftmaxCrossEntropy>().Forward(logits, classes, weights);

    /// <summary>Weighted mean over all elements of log(1 + eˣ) - target·x, 1 × 1; targets in 0..1.</summary>
    public Tensor SigmoidCrossEntropy(Tensor logits, float[] targets, float[]? weights = null) =>
        Record<SigmoidCrossEntropy>().Forward(logits, targets, weights);

    /// <summary>
    /// A structure decoder: the mean of log(1 + e^-s) over the adjacency's entries off the diagonal plus the mean of
    /// log(1 + eˢ) over the pairs (i, i ± shift), s = z[i]·z[j], 1 × 1. The adjacency must be symmetric; shifts lie in
    /// 1 .. n - 1. <paramref name="losses"/>, where given, takes each row's own share.
    /// </summary>
    public Tensor PairLoss(Tensor z, CsrMatrix adjacency, int[] shifts, float[]? losses = null) =>
        Record<PairLoss>().Forward(z, adjacency, shifts, losses);

    /// <summary>Mean of (x - target)² over all elements, 1 × 1.</summary>
    public Tensor MeanSquaredError(Tensor x, Tensor target) => Record<MeanSquaredError>().Forward(x, target);

    /// <summary>Mean of (h·weight + bias - target)² over all elements, 1 × 1, in a time that does not grow with their number:
    /// n × k by k × m, bias 1 × m.</summary>
    public Tensor SquaredError(Tensor h, Tensor weight, Tensor bias, SparseTarget target) =>
        Record<SparseSquaredError>().Forward(h, weight, bias, target);

    /// <summary>1 × 1.</summary>
    public Tensor Sum(Tensor x) => Record<Reduce>().Forward(x, BagMode.Sum);

    /// <summary>1 × 1.</summary>
    public Tensor Mean(Tensor x) => Record<Reduce>().Forward(x, BagMode.Mean);
}
