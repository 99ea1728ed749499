using System.Numerics.Tensors;
using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>into = σ(x), losses = max(x, 0) - t·x + log(1 + e^-|x|).</summary>
internal unsafe struct SigmoidLossJob : IBlockJob
{
    public const int PerBlock = 4_096;

    public float* X;
    public float* Targets;
    public float* Into;
    public float* Losses;
    public int Length;

    public readonly void Run(int block)
    {
        var start = block * PerBlock;
        var length = Math.Min(PerBlock, Length - start);
        var x = new ReadOnlySpan<float>(X + start, length);
        var losses = new Span<float>(Losses + start, length);
        TensorPrimitives.Abs(x, losses);
        TensorPrimitives.Negate(losses, losses);
        TensorPrimitives.Exp(losses, losses);
        TensorPrimitives.Add(losses, 1f, losses);
        TensorPrimitives.Log(losses, losses);
        for (var i = start; i < start + length; i++)
        {
            Losses[i] += MathF.Max(X[i], 0) - Targets[i] * X[i];
        }

        TensorPrimitives.Sigmoid(x, new Span<float>(Into + start, length));
    }
}
