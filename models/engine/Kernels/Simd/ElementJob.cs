using System.Numerics.Tensors;
using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>into = kind(x, y), or into += kind(x, y).</summary>
internal unsafe struct ElementJob<TLanes> : IBlockJob
    where TLanes : struct, ILanes<TLanes>
{
    public const int PerBlock = 16_384;

    public ElementKind Kind;
    public float* X;
    public float* Y;
    public float* Into;
    public int Length;
    public float Factor;
    public bool Adds;

    public readonly void Run(int block)
    {
        var start = block * PerBlock;
        var length = Math.Min(PerBlock, Length - start);
        var x = new ReadOnlySpan<float>(X + start, length);
        var y = Y is null ? default : new ReadOnlySpan<float>(Y + start, length);
        var into = new Span<float>(Into + start, length);
        switch (Kind, Adds)
        {
            case (ElementKind.Add, _):
                Elements<TLanes>.Add(X + start, Y + start, Into + start, length);
                break;
            case (ElementKind.Scale, false) when Factor == 1:
                x.CopyTo(into);
                break;
            case (ElementKind.Scale, false):
                TensorPrimitives.Multiply(x, Factor, into);
                break;
            case (ElementKind.Scale, true):
                TensorPrimitives.MultiplyAdd(x, Factor, into, into);
                break;
            case (ElementKind.Multiply, false):
                TensorPrimitives.Multiply(x, y, into);
                break;
            case (ElementKind.Multiply, true):
                TensorPrimitives.MultiplyAdd(x, y, into, into);
                break;
            case (_, false):
                Elements<TLanes>.Difference(X + start, Y + start, Factor, Into + start, length);
                break;
            default:
                TensorPrimitives.MultiplyAdd(x, Factor, into, into);
                TensorPrimitives.MultiplyAdd(y, -Factor, into, into);
                break;
        }
    }
}
