using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>into[i] (+)= Σ_k w_k·x[row k] ⊙ relations[relation k].</summary>
internal unsafe struct RelationalGatherJob<TLanes> : IBlockJob
    where TLanes : struct, ILanes<TLanes>
{
    public const int PerBlock = 1_024;

    public BagPointers Bags;
    public int* RelationOfEntry;
    public float* X;
    public float* Relations;
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
            for (; column + 2 * TLanes.Count <= Width; column += 2 * TLanes.Count)
            {
                Two(i, column, into + column);
            }

            for (; column < Width; column++)
            {
                Single(i, column, into + column);
            }
        }
    }

    readonly void Two(int bag, int column, float* into)
    {
        TLanes s0 = TLanes.Zero, s1 = TLanes.Zero;
        var end = Bags.End(bag);
        for (var k = Bags.Start(bag); k < end; k++)
        {
            var x = X + (nint)Bags.Row(k) * Width + column;
            var r = Relations + (nint)RelationOfEntry[k] * Width + column;
            var w = TLanes.Create(Bags.Weight(k));
            s0 = TLanes.MultiplyAdd(TLanes.Multiply(w, TLanes.Load(x)), TLanes.Load(r), s0);
            s1 = TLanes.MultiplyAdd(
                TLanes.Multiply(w, TLanes.Load(x + TLanes.Count)), TLanes.Load(r + TLanes.Count), s1);
        }

        TLanes.Store(Adds ? TLanes.Add(s0, TLanes.Load(into)) : s0, into);
        into += TLanes.Count;
        TLanes.Store(Adds ? TLanes.Add(s1, TLanes.Load(into)) : s1, into);
    }

    readonly void Single(int bag, int column, float* into)
    {
        var sum = 0f;
        for (var k = Bags.Start(bag); k < Bags.End(bag); k++)
        {
            sum += Bags.Weight(k) * X[(nint)Bags.Row(k) * Width + column]
                * Relations[(nint)RelationOfEntry[k] * Width + column];
        }

        *into = Adds ? *into + sum : sum;
    }
}
