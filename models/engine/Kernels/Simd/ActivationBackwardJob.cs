using System.Numerics.Tensors;
using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>into = gradient ⊙ kind'(x), or += ; slopes pass through a chunk on the stack.</summary>
internal unsafe struct ActivationBackwardJob<TLanes> : IBlockJob
    where TLanes : struct, ILanes<TLanes>
{
    public const int PerBlock = 16_384;

    public Activation Kind;
    public float* X;
    public float* Result;
    public float* Gradient;
    public float* Into;
    public int Length;
    public bool Adds;

    public readonly void Run(int block)
    {
        var end = Math.Min(Length, (block + 1) * PerBlock);
        Span<float> chunk = stackalloc float[512];
        for (var start = block * PerBlock; start < end; start += chunk.Length)
        {
            var length = Math.Min(chunk.Length, end - start);
            if (Kind == Activation.Relu)
            {
                Relu(start, length);
                continue;
            }

            var slope = chunk[..length];
            Slope(start, slope);
            var gradient = new ReadOnlySpan<float>(Gradient + start, length);
            var into = new Span<float>(Into + start, length);
            if (Adds)
            {
                TensorPrimitives.MultiplyAdd(gradient, slope, into, into);
            }
            else
            {
                TensorPrimitives.Multiply(gradient, slope, into);
            }
        }
    }

    readonly void Slope(int start, Span<float> slope)
    {
        var result = new ReadOnlySpan<float>(Result + start, slope.Length);
        switch (Kind)
        {
            case Activation.Gelu:
                Curves<TLanes>.GeluSlope(new ReadOnlySpan<float>(X + start, slope.Length), slope);
                break;
            case Activation.Tanh:
                TensorPrimitives.Multiply(result, result, slope);
                TensorPrimitives.Subtract(1f, slope, slope);
                break;
            case Activation.Sigmoid:
                TensorPrimitives.Subtract(1f, result, slope);
                TensorPrimitives.Multiply(slope, result, slope);
                break;
            default:
                slope.Fill(1);
                break;
        }
    }

    readonly void Relu(int start, int length)
    {
        var i = 0;
        float* r = Result + start, g = Gradient + start, o = Into + start;
        for (; i + TLanes.Count <= length; i += TLanes.Count)
        {
            var value = TLanes.WherePositive(TLanes.Load(r + i), TLanes.Load(g + i));
            TLanes.Store(Adds ? TLanes.Add(value, TLanes.Load(o + i)) : value, o + i);
        }

        for (; i < length; i++)
        {
            var value = r[i] > 0 ? g[i] : 0;
            o[i] = Adds ? o[i] + value : value;
        }
    }
}
