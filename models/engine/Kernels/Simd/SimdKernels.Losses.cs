using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

internal sealed unsafe partial class SimdKernels<TLanes>
{
    public void SegmentSoftmax(ReadOnlySpan<float> x, ReadOnlySpan<int> offsets, Span<float> into, Span<float> logSums)
    {
        fixed (float* px = x, pi = into, pl = logSums)
        fixed (int* po = offsets)
        {
            var job = new SegmentSoftmaxJob
            {
                Segments = new BagPointers(offsets.Length - 1, po, null, null),
                X = px,
                Into = pi,
                LogSums = pl,
            };
            Workers.Run(ref job, job.Segments.Parts(SegmentSoftmaxJob.PerBlock), x.Length * 2L);
        }
    }

    public void SegmentLoss(
        ReadOnlySpan<float> x, ReadOnlySpan<int> offsets, ReadOnlySpan<float> logSums, ReadOnlySpan<float> targets,
        ReadOnlySpan<float> weights, float scale, Span<float> into) =>
        Plain.SegmentLoss(x, offsets, logSums, targets, weights, scale, into);

    public void SegmentLossBackward(
        ReadOnlySpan<float> softmax, ReadOnlySpan<int> offsets, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights,
        Factor scale, Span<float> into, bool add) =>
        Plain.SegmentLossBackward(softmax, offsets, targets, weights, scale, into, add);

    public void ClassLoss(
        ReadOnlySpan<float> x, ReadOnlySpan<int> classes, ReadOnlySpan<float> weights, float scale, Span<float> softmax,
        Span<float> loss)
    {
        var width = x.Length / Math.Max(classes.Length, 1);
        var offsets = new Span<int>(Scratch.Take(ScratchSlot.Panel, classes.Length + 1), classes.Length + 1);
        var logSums = new Span<float>(Scratch.Take(ScratchSlot.Partials, classes.Length), classes.Length);
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = i * width;
        }

        SegmentSoftmax(x, offsets, softmax, logSums);
        var sum = 0.0;
        for (var i = 0; i < classes.Length; i++)
        {
            sum += (weights.IsEmpty ? 1 : weights[i]) * ((double)logSums[i] - x[i * width + classes[i]]);
        }

        loss[0] = (float)(sum * scale);
    }

    public void ClassLossBackward(
        ReadOnlySpan<float> softmax, ReadOnlySpan<int> classes, ReadOnlySpan<float> weights, Factor scale, Span<float> into,
        bool add) =>
        Plain.ClassLossBackward(softmax, classes, weights, scale, into, add);

    public void SigmoidLoss(ReadOnlySpan<float> x, ReadOnlySpan<float> targets, Span<float> into, Span<float> losses)
    {
        fixed (float* px = x, pt = targets, pi = into, pl = losses)
        {
            var job = new SigmoidLossJob { X = px, Targets = pt, Into = pi, Losses = pl, Length = x.Length };
            Workers.Run(ref job, Blocks(x.Length, SigmoidLossJob.PerBlock), x.Length * 3L);
        }
    }

    public void SigmoidLossBackward(
        ReadOnlySpan<float> sigmoid, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, Factor scale, Span<float> into,
        bool add) =>
        Plain.SigmoidLossBackward(sigmoid, targets, weights, scale, into, add);

    public void PairLoss(
        Bags bags, ReadOnlySpan<int> shifts, ReadOnlySpan<float> z, PairWeights weights, Span<float> losses, Span<float> gradient)
    {
        var width = bags.Count == 0 ? 0 : z.Length / bags.Count;
        fixed (int* po = bags.Offsets, pi = bags.Indices, ps = shifts)
        fixed (float* pz = z, pl = losses, pg = gradient)
        {
            var job = new PairLossJob<TLanes>
            {
                Bags = new BagPointers(bags.Count, po, pi, null),
                Shifts = ps,
                ShiftCount = shifts.Length,
                Z = pz,
                Losses = pl,
                Gradient = pg,
                Width = width,
                Weights = weights,
            };
            var parts = job.Bags.Parts(PairLossJob<TLanes>.PerBlock);
            Workers.Run(ref job, parts, (bags.Entries + 2L * bags.Count * shifts.Length) * width / 3);
        }
    }
}
