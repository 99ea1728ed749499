using System.Numerics.Tensors;
using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>
/// Loss and gradient of a row's pairs in one pass: the products of up to 64 pairs, their logistic terms as one vector, and
/// the gradient while the partners' rows are still in the cache. Each row writes only its own gradient.
/// </summary>
internal unsafe struct PairLossJob<TLanes, TVector> : IBlockJob
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    public const int PerBlock = 1_024;
    const int Chunk = 64;

    public BagPointers Bags;
    public int* Shifts;
    public int ShiftCount;
    public float* Z;
    public float* Losses;
    public float* Gradient;
    public int Width;
    public PairWeights Weights;

    public readonly void Run(int block)
    {
        var partners = stackalloc int[Chunk];
        var end = Bags.Cut(block + 1, PerBlock);
        for (var i = Bags.Cut(block, PerBlock); i < end; i++)
        {
            if (Gradient is not null)
            {
                new Span<float>(Gradient + (nint)i * Width, Width).Clear();
            }

            Losses[i] = Wanted(i, partners) + Unwanted(i, partners);
        }
    }

    readonly float Wanted(int i, int* partners)
    {
        var (loss, count, stop, last) = (0f, 0, Bags.End(i), Bags.End(Bags.Count - 1));
        for (var k = Bags.Start(i); k < stop; k++)
        {
            if (k + Prefetch.Distance < last)
            {
                Prefetch.Row(Z + (nint)Bags.Row(k + Prefetch.Distance) * Width, Width);
            }

            if (Bags.Row(k) != i)
            {
                partners[count++] = Bags.Row(k);
            }

            if (count == Chunk || k == stop - 1)
            {
                loss += Pairs(i, partners, count, -1, Weights.Positive);
                count = 0;
            }
        }

        return loss;
    }

    readonly float Unwanted(int i, int* partners)
    {
        var (loss, count) = (0f, 0);
        for (var s = 0; s < ShiftCount; s++)
        {
            partners[count++] = i + Shifts[s] < Bags.Count ? i + Shifts[s] : i + Shifts[s] - Bags.Count;
            partners[count++] = i >= Shifts[s] ? i - Shifts[s] : i - Shifts[s] + Bags.Count;
            if (count == Chunk || s == ShiftCount - 1)
            {
                loss += Pairs(i, partners, count, 1, Weights.Negative);
                count = 0;
            }
        }

        return loss;
    }

    readonly float Pairs(int i, int* partners, int count, float sign, float weight)
    {
        var scores = stackalloc float[Chunk];
        var slopes = stackalloc float[Chunk];
        var zi = Z + (nint)i * Width;
        for (var p = 0; p < count; p++)
        {
            scores[p] = sign * Dot<TLanes, TVector>.Of(zi, Z + (nint)partners[p] * Width, Width);
            slopes[p] = -MathF.Abs(scores[p]);
        }

        // e = e^-|s|: the loss is max(s, 0) + log(1 + e), its slope σ(s).
        TensorPrimitives.Exp(new ReadOnlySpan<float>(slopes, count), new Span<float>(slopes, count));
        var (loss, product) = (0f, 1f);
        for (var p = 0; p < count; p++)
        {
            var e = slopes[p];
            loss += MathF.Max(scores[p], 0);
            product *= 1 + e;
            slopes[p] = 2 * weight * sign * (scores[p] > 0 ? 1 : e) / (1 + e);
        }

        if (Gradient is not null)
        {
            AddGradient(Gradient + (nint)i * Width, partners, slopes, count);
        }

        // One logarithm of up to 64 factors between 1 and 2: the product stays within a float's range.
        return weight * (loss + MathF.Log(product));
    }

    readonly void AddGradient(float* gradient, int* partners, float* slopes, int count)
    {
        var j = 0;
        for (; j + TLanes.Count <= Width; j += TLanes.Count)
        {
            var sum = TLanes.Load(gradient + j);
            for (var p = 0; p < count; p++)
            {
                sum = TLanes.MultiplyAdd(TLanes.Create(slopes[p]), TLanes.Load(Z + (nint)partners[p] * Width + j), sum);
            }

            TLanes.Store(sum, gradient + j);
        }

        for (; j < Width; j++)
        {
            for (var p = 0; p < count; p++)
            {
                gradient[j] += slopes[p] * Z[(nint)partners[p] * Width + j];
            }
        }
    }
}
