using System.Numerics.Tensors;
using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

internal sealed unsafe partial class SimdKernels<TLanes>
{
    /// <summary>Partial column sums per block of this many elements, at most 64 blocks.</summary>
    const int ColumnElements = 65_536;

    public void ColumnSums(ReadOnlySpan<float> x, Span<float> into, bool add) =>
        SumColumns(x, default, default, into, into.Length == 0 ? 0 : x.Length / into.Length, add);

    public void LayerNormGain(
        ReadOnlySpan<float> x, ReadOnlySpan<float> moments, ReadOnlySpan<float> gradient, Span<float> into, bool add) =>
        SumColumns(x, moments, gradient, into, moments.Length / 2, add);

    public void LayerNorm(
        ReadOnlySpan<float> x, ReadOnlySpan<float> gain, ReadOnlySpan<float> bias, Span<float> into, Span<float> moments)
    {
        fixed (float* px = x, pg = gain, pb = bias, pi = into, pm = moments)
        {
            RunLayerNorm(new() { X = px, Gain = pg, Bias = pb, Into = pi, Moments = pm }, moments.Length / 2, gain.Length);
        }
    }

    public void LayerNormBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> gain, ReadOnlySpan<float> moments, ReadOnlySpan<float> gradient,
        Span<float> into, bool add)
    {
        fixed (float* px = x, pn = gain, pm = moments, pg = gradient, pi = into)
        {
            RunLayerNorm(
                new() { X = px, Gain = pn, Moments = pm, Gradient = pg, Into = pi, Adds = add }, moments.Length / 2, gain.Length);
        }
    }

    public void CopyColumns(ReadOnlySpan<float> x, ColumnBlock from, Span<float> into, ColumnBlock to, int width, bool add)
    {
        for (var i = 0; i < x.Length / Math.Max(from.Stride, 1); i++)
        {
            var source = x.Slice(i * from.Stride + from.Start, width);
            var target = into.Slice(i * to.Stride + to.Start, width);
            if (add)
            {
                TensorPrimitives.Add(target, source, target);
            }
            else
            {
                source.CopyTo(target);
            }
        }
    }

    static void RunLayerNorm(LayerNormJob<TLanes> job, int rows, int width)
    {
        (job.Rows, job.Width, job.PerBlock) = (rows, width, Math.Max(1, ElementsPerBlock / Math.Max(1, width)));
        Workers.Run(ref job, Blocks(rows, job.PerBlock), (long)rows * width / 3);
    }

    static void SumColumns(
        ReadOnlySpan<float> x, ReadOnlySpan<float> moments, ReadOnlySpan<float> gradient, Span<float> into, int rows, bool add)
    {
        var width = into.Length;
        var perBlock = Math.Max(Math.Max(1, ColumnElements / Math.Max(1, width)), (rows + 63) / 64);
        var blocks = Math.Max(1, Blocks(rows, perBlock));
        var partials = Scratch.Take(ScratchSlot.Partials, blocks * width);
        fixed (float* px = x, pm = moments, pg = gradient, pi = into)
        {
            var job = new ColumnSumJob<TLanes>
            {
                X = px,
                Moments = pm,
                Gradient = pg,
                Partials = partials,
                Rows = rows,
                Width = width,
                PerBlock = perBlock,
            };
            Workers.Run(ref job, blocks, (long)rows * width / 6);
            AddPartials(partials, blocks, pi, width, add);
        }
    }
}
