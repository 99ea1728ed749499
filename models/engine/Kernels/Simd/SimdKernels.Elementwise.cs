using System.Numerics.Tensors;
using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

internal sealed unsafe partial class SimdKernels<TLanes>
{
    /// <summary>Blocks of this many elements are worth a claim.</summary>
    const int ElementsPerBlock = 16_384;

    public void Add(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> into) =>
        Elements(ElementKind.Add, x, y, 1, into, add: false);

    public void Scale(ReadOnlySpan<float> x, Factor scale, Span<float> into, bool add) =>
        Elements(ElementKind.Scale, x, default, scale.Value, into, add);

    public void Fill(Factor value, Span<float> into, bool add)
    {
        if (add)
        {
            TensorPrimitives.Add(into, value.Value, into);
        }
        else
        {
            into.Fill(value.Value);
        }
    }

    public void Multiply(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> into, bool add) =>
        Elements(ElementKind.Multiply, x, y, 1, into, add);

    public void Difference(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Factor scale, Span<float> into, bool add) =>
        Elements(ElementKind.Difference, x, y, scale.Value, into, add);

    public void Sum(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, float scale, Span<float> into)
    {
        if (weights.IsEmpty)
        {
            into[0] = Reduce(ReduceKind.Values, x, default) * scale;
        }
        else
        {
            Plain.Sum(x, weights, scale, into);
        }
    }

    public void SquaredNorm(ReadOnlySpan<float> x, Span<float> into) => into[0] = Reduce(ReduceKind.Squares, x, default);

    public void SquaredDistance(ReadOnlySpan<float> x, ReadOnlySpan<float> y, float scale, Span<float> into) =>
        into[0] = Reduce(ReduceKind.SquaredDistances, x, y) * scale;

    public void Activate(Activation kind, ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> into)
    {
        fixed (float* px = x, pb = bias, pi = into)
        {
            var width = bias.Length;
            var perBlock = width == 0 ? ElementsPerBlock : Math.Max(1, ElementsPerBlock / width) * width;
            var job = new ActivationJob<TLanes>
            {
                Kind = kind,
                X = px,
                Bias = pb,
                Into = pi,
                Length = into.Length,
                Width = width,
                PerBlock = perBlock,
            };
            var cost = kind is Activation.Identity or Activation.Relu ? into.Length / 4 : into.Length;
            Workers.Run(ref job, Blocks(into.Length, perBlock), cost);
        }
    }

    public void ActivateBackward(
        Activation kind, ReadOnlySpan<float> x, ReadOnlySpan<float> result, ReadOnlySpan<float> gradient,
        Span<float> into, bool add)
    {
        fixed (float* px = x, pr = result, pg = gradient, pi = into)
        {
            var job = new ActivationBackwardJob<TLanes>
            {
                Kind = kind,
                X = px,
                Result = pr,
                Gradient = pg,
                Into = pi,
                Length = into.Length,
                Adds = add,
            };
            var cost = kind == Activation.Gelu ? into.Length : into.Length / 4;
            Workers.Run(ref job, Blocks(into.Length, ActivationBackwardJob<TLanes>.PerBlock), cost);
        }
    }

    public void Dropout(ReadOnlySpan<float> x, float rate, ulong key, Span<float> into, bool add)
    {
        fixed (float* px = x, pi = into)
        {
            var job = new DropoutJob
            {
                X = px,
                Into = pi,
                Length = into.Length,
                Threshold = CounterHash.Threshold(rate),
                Factor = 1 / (1 - rate),
                Key = key,
                Adds = add,
            };
            Workers.Run(ref job, Blocks(into.Length, DropoutJob.PerBlock), into.Length / 2);
        }
    }

    static void Elements(
        ElementKind kind, ReadOnlySpan<float> x, ReadOnlySpan<float> y, float factor, Span<float> into, bool add)
    {
        fixed (float* px = x, py = y, pi = into)
        {
            var job = new ElementJob<TLanes>
            {
                Kind = kind,
                X = px,
                Y = py,
                Into = pi,
                Length = into.Length,
                Factor = factor,
                Adds = add,
            };
            Workers.Run(ref job, Blocks(into.Length, ElementJob<TLanes>.PerBlock), into.Length / 4);
        }
    }

    static float Reduce(ReduceKind kind, ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var blocks = Blocks(x.Length, ReduceJob.PerBlock);
        var partials = Scratch.Take(ScratchSlot.Partials, blocks);
        fixed (float* px = x, py = y)
        {
            var job = new ReduceJob { Kind = kind, X = px, Y = py, Partials = partials, Length = x.Length };
            Workers.Run(ref job, blocks, x.Length / 8);
        }

        var sum = 0.0;
        for (var block = 0; block < blocks; block++)
        {
            sum += partials[block];
        }

        return (float)sum;
    }
}
