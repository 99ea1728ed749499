using System.Numerics.Tensors;
using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>Softmax and log Σ eˣ of each segment.</summary>
internal unsafe struct SegmentSoftmaxJob : IBlockJob
{
    public const int PerBlock = 4_096;

    public BagPointers Segments;
    public float* X;
    public float* Into;
    public float* LogSums;

    public readonly void Run(int block)
    {
        var end = Segments.Cut(block + 1, PerBlock);
        for (var s = Segments.Cut(block, PerBlock); s < end; s++)
        {
            var start = Segments.Start(s);
            var length = Segments.End(s) - start;
            if (length == 0)
            {
                LogSums[s] = float.NegativeInfinity;
                continue;
            }

            var x = new ReadOnlySpan<float>(X + start, length);
            var into = new Span<float>(Into + start, length);
            var max = TensorPrimitives.Max(x);
            TensorPrimitives.Subtract(x, max, into);
            TensorPrimitives.Exp(into, into);
            var sum = TensorPrimitives.Sum(into);
            TensorPrimitives.Divide(into, sum, into);
            LogSums[s] = max + MathF.Log(sum);
        }
    }
}
