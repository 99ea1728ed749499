using System.Runtime.CompilerServices;
using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>
/// Loss and gradient of a row's pairs in one pass: the products of up to 64 pairs, edges and others together, their logistic terms
/// as vectors, and the gradient while the partners' rows are still in the cache. Each row writes only its own gradient.
/// </summary>
internal unsafe struct PairLossJob<TLanes> : IBlockJob
    where TLanes : struct, ILanes<TLanes>
{
    public const int PerBlock = 1_024;

    /// <summary>Pairs at a time: whole vectors of any width.</summary>
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
        var signs = stackalloc float[Chunk];
        var end = Bags.Cut(block + 1, PerBlock);
        for (var i = Bags.Cut(block, PerBlock); i < end; i++)
        {
            if (Gradient is not null)
            {
                new Span<float>(Gradient + (nint)i * Width, Width).Clear();
            }

            Losses[i] = Row(i, partners, signs);
        }
    }

    /// <param name="signs">−1 for an edge, 1 for another pair.</param>
    readonly float Row(int i, int* partners, float* signs)
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
                (partners[count], signs[count]) = (Bags.Row(k), -1);
                count = Full(i, partners, signs, count + 1, ref loss);
            }
        }

        for (var s = 0; s < ShiftCount; s++)
        {
            var (after, before) = (i + Shifts[s], i - Shifts[s]);
            (partners[count], signs[count]) = (after < Bags.Count ? after : after - Bags.Count, 1);
            count = Full(i, partners, signs, count + 1, ref loss);
            (partners[count], signs[count]) = (before >= 0 ? before : before + Bags.Count, 1);
            count = Full(i, partners, signs, count + 1, ref loss);
        }

        return count == 0 ? loss : loss + Pairs(i, partners, signs, count);
    }

    /// <summary>Weighs the pairs where there is no room for more; how many are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    readonly int Full(int i, int* partners, float* signs, int count, ref float loss)
    {
        if (count < Chunk)
        {
            return count;
        }

        loss += Pairs(i, partners, signs, count);
        return 0;
    }

    readonly float Pairs(int i, int* partners, float* signs, int count)
    {
        var scores = stackalloc float[Chunk];
        var zi = Z + (nint)i * Width;
        nint width = Width;
        for (var p = 0; p < count; p++)
        {
            scores[p] = signs[p] * Dot<TLanes>.Of(zi, Z + partners[p] * width, Width);
        }

        // Vectors are filled up with pairs that weigh nothing.
        var whole = (count + TLanes.Count - 1) / TLanes.Count * TLanes.Count;
        for (var p = count; p < whole; p++)
        {
            scores[p] = signs[p] = 0;
        }

        var (loss, half) = (TLanes.Zero, TLanes.Create(0.5f));
        var (positive, negative) = (TLanes.Create(Weights.Positive), TLanes.Create(Weights.Negative));
        for (var p = 0; p < whole; p += TLanes.Count)
        {
            // e = e^-|s|: the loss is max(s, 0) + log(1 + e), its slope σ(s) = (s > 0 ? 1 : e) / (1 + e).
            var (s, sign) = (TLanes.Load(scores + p), TLanes.Load(signs + p));
            var above = TLanes.Max(s, TLanes.Zero);
            var e = TLanes.Exp(TLanes.Subtract(s, TLanes.Add(above, above)));
            var one = TLanes.Add(TLanes.Create(1), e);
            var isOther = TLanes.Max(sign, TLanes.Zero);
            var isEdge = TLanes.Subtract(isOther, sign);
            var weight = TLanes.MultiplyAdd(isEdge, positive, TLanes.Multiply(isOther, negative));
            loss = TLanes.MultiplyAdd(weight, TLanes.Add(above, TLanes.Log(one)), loss);
            var top = TLanes.Add(e, TLanes.WherePositive(s, TLanes.Subtract(TLanes.Create(1), e)));
            var slope = TLanes.Divide(TLanes.Multiply(TLanes.Multiply(weight, sign), top), TLanes.Multiply(half, one));
            TLanes.Store(slope, scores + p);
        }

        if (Gradient is not null)
        {
            AddGradient(Gradient + (nint)i * Width, partners, scores, count);
        }

        return TLanes.Sum(loss);
    }

    readonly void AddGradient(float* gradient, int* partners, float* slopes, int count)
    {
        nint width = Width;
        var j = 0;
        for (; j + 4 * TLanes.Count <= Width; j += 4 * TLanes.Count)
        {
            var into = gradient + j;
            var z = Z + j;
            var s0 = TLanes.Load(into);
            var s1 = TLanes.Load(into + TLanes.Count);
            var s2 = TLanes.Load(into + 2 * TLanes.Count);
            var s3 = TLanes.Load(into + 3 * TLanes.Count);
            for (var p = 0; p < count; p++)
            {
                var slope = TLanes.Create(slopes[p]);
                var from = z + partners[p] * width;
                s0 = TLanes.MultiplyAdd(slope, TLanes.Load(from), s0);
                s1 = TLanes.MultiplyAdd(slope, TLanes.Load(from + TLanes.Count), s1);
                s2 = TLanes.MultiplyAdd(slope, TLanes.Load(from + 2 * TLanes.Count), s2);
                s3 = TLanes.MultiplyAdd(slope, TLanes.Load(from + 3 * TLanes.Count), s3);
            }

            TLanes.Store(s0, into);
            TLanes.Store(s1, into + TLanes.Count);
            TLanes.Store(s2, into + 2 * TLanes.Count);
            TLanes.Store(s3, into + 3 * TLanes.Count);
        }

        for (; j + TLanes.Count <= Width; j += TLanes.Count)
        {
            var sum = TLanes.Load(gradient + j);
            for (var p = 0; p < count; p++)
            {
                sum = TLanes.MultiplyAdd(TLanes.Create(slopes[p]), TLanes.Load(Z + partners[p] * width + j), sum);
            }

            TLanes.Store(sum, gradient + j);
        }

        for (; j < Width; j++)
        {
            for (var p = 0; p < count; p++)
            {
                gradient[j] += slopes[p] * Z[partners[p] * width + j];
            }
        }
    }
}
