using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>into[i] (+)= Σ_k w_k·x[row k]: four vectors of a row's sum stay in registers while its neighbours pass.</summary>
internal unsafe struct GatherJob<TLanes, TVector> : IBlockJob
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
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
        TVector s0 = TLanes.Zero, s1 = TLanes.Zero, s2 = TLanes.Zero, s3 = TLanes.Zero;
        var (end, last) = (Bags.End(bag), Bags.End(Bags.Count - 1));
        for (var k = Bags.Start(bag); k < end; k++)
        {
            if (k + Prefetch.Distance < last)
            {
                Prefetch.Row(X + (nint)Bags.Row(k + Prefetch.Distance) * Width + column, 4 * TLanes.Count);
            }

            var x = X + (nint)Bags.Row(k) * Width + column;
            var w = TLanes.Create(Bags.Weight(k));
            s0 = TLanes.MultiplyAdd(w, TLanes.Load(x), s0);
            s1 = TLanes.MultiplyAdd(w, TLanes.Load(x + TLanes.Count), s1);
            s2 = TLanes.MultiplyAdd(w, TLanes.Load(x + 2 * TLanes.Count), s2);
            s3 = TLanes.MultiplyAdd(w, TLanes.Load(x + 3 * TLanes.Count), s3);
        }

        Put(s0, into);
        Put(s1, into + TLanes.Count);
        Put(s2, into + 2 * TLanes.Count);
        Put(s3, into + 3 * TLanes.Count);
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

    readonly void Put(TVector value, float* into) =>
        TLanes.Store(Adds ? TLanes.Add(value, TLanes.Load(into)) : value, into);
}
