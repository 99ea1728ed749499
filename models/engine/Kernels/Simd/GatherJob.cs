using System.Runtime.CompilerServices;
using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>into[i] (+)= Σ_k w_k·x[row k]: four vectors of a row's sum stay in registers while its neighbours pass.</summary>
internal unsafe struct GatherJob<TLanes> : IBlockJob
    where TLanes : struct, ILanes<TLanes>
{
    public const int PerBlock = 2_048;

    public BagPointers Bags;
    public float* X;
    public float* Into;
    public int Width;
    public bool Adds;

    public readonly void Run(int block)
    {
        var end = Bags.Cut(block + 1, PerBlock);
        for (var i = Bags.Cut(block, PerBlock); i < end; i++)
        {
            var into = Into + (nint)i * Width;
            var column = 0;
            for (; column + 4 * TLanes.Count <= Width; column += 4 * TLanes.Count)
            {
                Four(i, column, into + column);
            }

            for (; column + TLanes.Count <= Width; column += TLanes.Count)
            {
                One(i, column, into + column);
            }

            for (; column < Width; column++)
            {
                Single(i, column, into + column);
            }
        }
    }

    readonly void Four(int bag, int column, float* into)
    {
        TLanes s0 = TLanes.Zero, s1 = TLanes.Zero, s2 = TLanes.Zero, s3 = TLanes.Zero;
        var (k, end) = (Bags.Start(bag), Bags.End(bag));
        var x = X + column;
        nint width = Width;
        int* indices = Bags.Indices;
        float* weights = Bags.Weights;
        if (indices is not null && weights is not null)
        {
            // The usual case without a branch an entry: this loop waits for memory, and each instruction less starts a fetch sooner.
            var ahead = Math.Min(end, Bags.End(Bags.Count - 1) - Prefetch.Distance);
            for (; k < ahead; k++)
            {
                Prefetch.Row(x + indices[k + Prefetch.Distance] * width, 4 * TLanes.Count);
                Add(weights[k], x + indices[k] * width, ref s0, ref s1, ref s2, ref s3);
            }
        }

        for (var last = Bags.End(Bags.Count - 1) - Prefetch.Distance; k < end; k++)
        {
            if (k < last)
            {
                Prefetch.Row(x + Bags.Row(k + Prefetch.Distance) * width, 4 * TLanes.Count);
            }

            Add(Bags.Weight(k), x + Bags.Row(k) * width, ref s0, ref s1, ref s2, ref s3);
        }

        Put(s0, into);
        Put(s1, into + TLanes.Count);
        Put(s2, into + 2 * TLanes.Count);
        Put(s3, into + 3 * TLanes.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Add(float weight, float* from, ref TLanes s0, ref TLanes s1, ref TLanes s2, ref TLanes s3)
    {
        var w = TLanes.Create(weight);
        s0 = TLanes.MultiplyAdd(w, TLanes.Load(from), s0);
        s1 = TLanes.MultiplyAdd(w, TLanes.Load(from + TLanes.Count), s1);
        s2 = TLanes.MultiplyAdd(w, TLanes.Load(from + 2 * TLanes.Count), s2);
        s3 = TLanes.MultiplyAdd(w, TLanes.Load(from + 3 * TLanes.Count), s3);
    }

    readonly void One(int bag, int column, float* into)
    {
        var sum = TLanes.Zero;
        var end = Bags.End(bag);
        for (var k = Bags.Start(bag); k < end; k++)
        {
            var x = X + (nint)Bags.Row(k) * Width + column;
            sum = TLanes.MultiplyAdd(TLanes.Create(Bags.Weight(k)), TLanes.Load(x), sum);
        }

        Put(sum, into);
    }

    readonly void Single(int bag, int column, float* into)
    {
        var sum = 0f;
        for (var k = Bags.Start(bag); k < Bags.End(bag); k++)
        {
            sum += Bags.Weight(k) * X[(nint)Bags.Row(k) * Width + column];
        }

        *into = Adds ? *into + sum : sum;
    }

    readonly void Put(TLanes value, float* into) =>
        TLanes.Store(Adds ? TLanes.Add(value, TLanes.Load(into)) : value, into);
}
