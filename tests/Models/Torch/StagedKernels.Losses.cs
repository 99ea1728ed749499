using GraphSec.Models;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models.Torch;

internal sealed partial class StagedKernels
{
    public void SegmentSoftmax(ReadOnlySpan<float> x, ReadOnlySpan<int> offsets, Span<float> into, Span<float> logSums)
    {
        using var xThere = new Staged(there, x);
        using var offsetsThere = new Staged(there, offsets);
        using var intoThere = new Staged(there, into);
        using var logSumsThere = new Staged(there, logSums);
        inner.SegmentSoftmax(xThere.Floats, offsetsThere.Integers, intoThere.Floats, logSumsThere.Floats);
        intoThere.Back(into);
        logSumsThere.Back(logSums);
    }

    public void SegmentLoss(
        ReadOnlySpan<float> x, ReadOnlySpan<int> offsets, ReadOnlySpan<float> logSums, ReadOnlySpan<float> targets,
        ReadOnlySpan<float> weights, float scale, Span<float> into)
    {
        using var xThere = new Staged(there, x);
        using var offsetsThere = new Staged(there, offsets);
        using var logSumsThere = new Staged(there, logSums);
        using var targetsThere = new Staged(there, targets);
        using var weightsThere = new Staged(there, weights);
        using var intoThere = new Staged(there, into);
        inner.SegmentLoss(
            xThere.Floats, offsetsThere.Integers, logSumsThere.Floats, targetsThere.Floats, weightsThere.Floats, scale,
            intoThere.Floats);
        intoThere.Back(into);
    }

    public void SegmentLossBackward(
        ReadOnlySpan<float> softmax, ReadOnlySpan<int> offsets, ReadOnlySpan<float> targets,
        ReadOnlySpan<float> weights, Factor scale, Span<float> into, bool add)
    {
        using var softmaxThere = new Staged(there, softmax);
        using var offsetsThere = new Staged(there, offsets);
        using var targetsThere = new Staged(there, targets);
        using var weightsThere = new Staged(there, weights);
        using var scaleThere = new Staged(there, scale.Of);
        using var intoThere = new Staged(there, into);
        inner.SegmentLossBackward(
            softmaxThere.Floats, offsetsThere.Integers, targetsThere.Floats, weightsThere.Floats,
            new Factor(scale.Scale, scaleThere.Floats), intoThere.Floats, add);
        intoThere.Back(into);
    }

    public void ClassLoss(
        ReadOnlySpan<float> x, ReadOnlySpan<int> classes, ReadOnlySpan<float> weights, float scale,
        Span<float> softmax, Span<float> loss)
    {
        using var xThere = new Staged(there, x);
        using var classesThere = new Staged(there, classes);
        using var weightsThere = new Staged(there, weights);
        using var softmaxThere = new Staged(there, softmax);
        using var lossThere = new Staged(there, loss);
        inner.ClassLoss(
            xThere.Floats, classesThere.Integers, weightsThere.Floats, scale, softmaxThere.Floats, lossThere.Floats);
        softmaxThere.Back(softmax);
        lossThere.Back(loss);
    }

    public void ClassLossBackward(
        ReadOnlySpan<float> softmax, ReadOnlySpan<int> classes, ReadOnlySpan<float> weights, Factor scale,
        Span<float> into, bool add)
    {
        using var softmaxThere = new Staged(there, softmax);
        using var classesThere = new Staged(there, classes);
        using var weightsThere = new Staged(there, weights);
        using var scaleThere = new Staged(there, scale.Of);
        using var intoThere = new Staged(there, into);
        inner.ClassLossBackward(
            softmaxThere.Floats, classesThere.Integers, weightsThere.Floats, new Factor(scale.Scale, scaleThere.Floats),
            intoThere.Floats, add);
        intoThere.Back(into);
    }

    public void SigmoidLoss(ReadOnlySpan<float> x, ReadOnlySpan<float> targets, Span<float> into, Span<float> losses)
    {
        using var xThere = new Staged(there, x);
        using var targetsThere = new Staged(there, targets);
        using var intoThere = new Staged(there, into);
        using var lossesThere = new Staged(there, losses);
        inner.SigmoidLoss(xThere.Floats, targetsThere.Floats, intoThere.Floats, lossesThere.Floats);
        intoThere.Back(into);
        lossesThere.Back(losses);
    }

    public void SigmoidLossBackward(
        ReadOnlySpan<float> sigmoid, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, Factor scale,
        Span<float> into, bool add)
    {
        using var sigmoidThere = new Staged(there, sigmoid);
        using var targetsThere = new Staged(there, targets);
        using var weightsThere = new Staged(there, weights);
        using var scaleThere = new Staged(there, scale.Of);
        using var intoThere = new Staged(there, into);
        inner.SigmoidLossBackward(
            sigmoidThere.Floats, targetsThere.Floats, weightsThere.Floats, new Factor(scale.Scale, scaleThere.Floats),
            intoThere.Floats, add);
        intoThere.Back(into);
    }

    public void PairLoss(
        Bags bags, ReadOnlySpan<int> shifts, ReadOnlySpan<float> z, PairWeights weights, Span<float> losses,
        Span<float> gradient)
    {
        using var offsetsThere = new Staged(there, bags.Offsets);
        using var indicesThere = new Staged(there, bags.Indices);
        using var weightsThere = new Staged(there, bags.Weights);
        var bagsThere = new Bags(
            bags.Count, bags.Entries, offsetsThere.Integers, indicesThere.Integers, weightsThere.Floats);
        using var shiftsThere = new Staged(there, shifts);
        using var zThere = new Staged(there, z);
        using var lossesThere = new Staged(there, losses);
        using var gradientThere = new Staged(there, gradient);
        inner.PairLoss(bagsThere, shiftsThere.Integers, zThere.Floats, weights, lossesThere.Floats, gradientThere.Floats);
        lossesThere.Back(losses);
        gradientThere.Back(gradient);
    }
}
