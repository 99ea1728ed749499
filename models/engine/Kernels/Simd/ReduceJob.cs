using System.Numerics.Tensors;
using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>One partial sum per block.</summary>
internal unsafe struct ReduceJob : IBlockJob
{
    public const int PerBlock = 8_192;

    public ReduceKind Kind;
    public float* X;
    public float* Y;
    public float* Partials;
    public int Length;

    public readonly void Run(int block)
    {
        var start = block * PerBlock;
        var length = Math.Min(PerBlock, Length - start);
        var x = new ReadOnlySpan<float>(X + start, length);
        Partials[block] = Kind switch
        {
            ReduceKind.Values => TensorPrimitives.Sum(x),
            ReduceKind.Squares => TensorPrimitives.SumOfSquares(x),
            _ => SquaredDistance(x, new ReadOnlySpan<float>(Y + start, length)),
        };
    }

    static float SquaredDistance(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var distance = TensorPrimitives.Distance(x, y);
        return distance * distance;
    }
}
