using System.Numerics.Tensors;
using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>into = kind(x + bias), a block of rows at a time while it is in the cache; without a bias the whole is cut
/// into rows of its own.</summary>
internal unsafe struct ActivationJob<TLanes> : IBlockJob
    where TLanes : struct, ILanes<TLanes>
{
    public Activation Kind;
    public float* X;
    public float* Bias;
    public float* Into;
    public long Length;
    public int Width;
    public int PerBlock;

    public readonly void Run(int block)
    {
        var start = (long)block * PerBlock;
        var length = (int)Math.Min(PerBlock, Length - start);
        var x = new ReadOnlySpan<float>(X + start, length);
        var into = new Span<float>(Into + start, length);
        if (Bias is not null)
        {
            AddBias(x, into);
            x = into;
        }

        switch (Kind)
        {
            case Activation.Relu:
                TensorPrimitives.Max(x, 0f, into);
                break;
            case Activation.Tanh:
                Curves<TLanes>.Tanh(x, into);
                break;
            case Activation.Sigmoid:
                TensorPrimitives.Sigmoid(x, into);
                break;
            case Activation.Gelu:
                Curves<TLanes>.Gelu(x, into);
                break;
            case Activation.Identity when Bias is null:
                x.CopyTo(into);
                break;
        }
    }

    readonly void AddBias(ReadOnlySpan<float> x, Span<float> into)
    {
        fixed (float* from = x, to = into)
        {
            for (var i = 0; i < x.Length; i += Width)
            {
                Elements<TLanes>.Add(from + i, Bias, to + i, Width);
            }
        }
    }
}
