using GraphSec.Models.Kernels;

namespace GraphSec.Models.Torch;

public sealed unsafe partial class TorchKernels
{
    public void SegmentSoftmax(ReadOnlySpan<float> x, ReadOnlySpan<int> offsets, Span<float> into, Span<float> logSums)
    {
        fixed (float* px = x, pi = into, pl = logSums)
        fixed (int* po = offsets)
        {
            TorchLibrary.Check(Native.SegmentSoftmax(_device, px, x.Length, po, logSums.Length, pi, pl));
        }
    }

    public void SegmentLoss(
        ReadOnlySpan<float> x, ReadOnlySpan<int> offsets, ReadOnlySpan<float> logSums, ReadOnlySpan<float> targets,
        ReadOnlySpan<float> weights, float scale, Span<float> into)
    {
        fixed (float* px = x, pl = logSums, pt = targets, pw = weights, pi = into)
        fixed (int* po = offsets)
        {
            TorchLibrary.Check(Native.SegmentLoss(_device, px, x.Length, po, pl, pt, pw, weights.Length, scale, pi));
        }
    }

    public void SegmentLossBackward(
        ReadOnlySpan<float> softmax, ReadOnlySpan<int> offsets, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights,
        Factor scale, Span<float> into, bool add)
    {
        fixed (float* ps = softmax, pt = targets, pw = weights, pf = scale.Of, pi = into)
        fixed (int* po = offsets)
        {
            var factor = new NativeFactor(scale.Scale, pf);
            TorchLibrary.Check(Native.SegmentLossBackward(
                _device, ps, softmax.Length, po, pt, pw, weights.Length, factor, pi, Number(add)));
        }
    }

    public void ClassLoss(
        ReadOnlySpan<float> x, ReadOnlySpan<int> classes, ReadOnlySpan<float> weights, float scale, Span<float> softmax,
        Span<float> loss)
    {
        fixed (float* px = x, pw = weights, ps = softmax, pl = loss)
        fixed (int* pc = classes)
        {
            var width = x.Length / Math.Max(classes.Length, 1);
            TorchLibrary.Check(Native.ClassLoss(_device, px, classes.Length, width, pc, pw, scale, ps, pl));
        }
    }

    public void ClassLossBackward(
        ReadOnlySpan<float> softmax, ReadOnlySpan<int> classes, ReadOnlySpan<float> weights, Factor scale, Span<float> into,
        bool add)
    {
        fixed (float* ps = softmax, pw = weights, pf = scale.Of, pi = into)
        fixed (int* pc = classes)
        {
            var width = softmax.Length / Math.Max(classes.Length, 1);
            var factor = new NativeFactor(scale.Scale, pf);
            TorchLibrary.Check(Native.ClassLossBackward(_device, ps, classes.Length, width, pc, pw, factor, pi, Number(add)));
        }
    }

    public void SigmoidLoss(ReadOnlySpan<float> x, ReadOnlySpan<float> targets, Span<float> into, Span<float> losses)
    {
        fixed (float* px = x, pt = targets, pi = into, pl = losses)
        {
            TorchLibrary.Check(Native.SigmoidLoss(_device, px, pt, pi, pl, x.Length));
        }
    }

    public void SigmoidLossBackward(
        ReadOnlySpan<float> sigmoid, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, Factor scale, Span<float> into,
        bool add)
    {
        fixed (float* ps = sigmoid, pt = targets, pw = weights, pf = scale.Of, pi = into)
        {
            var factor = new NativeFactor(scale.Scale, pf);
            TorchLibrary.Check(Native.SigmoidLossBackward(_device, ps, pt, pw, factor, pi, into.Length, Number(add)));
        }
    }

    public void PairLoss(
        Bags bags, ReadOnlySpan<int> shifts, ReadOnlySpan<float> z, PairWeights weights, Span<float> losses,
        Span<float> gradient)
    {
        var width = bags.Count == 0 ? 0 : z.Length / bags.Count;
        fixed (int* po = bags.Offsets, pi = bags.Indices, ps = shifts)
        fixed (float* pz = z, pl = losses, pg = gradient)
        {
            TorchLibrary.Check(Native.PairLoss(
                _device, Of(bags, po, pi, null), ps, shifts.Length, pz, width, weights.Positive, weights.Negative, pl, pg));
        }
    }
}
