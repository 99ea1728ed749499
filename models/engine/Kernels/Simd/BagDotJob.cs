using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>into[p] = h[rows[p]] · Σ_k w_k·table[row k].</summary>
internal unsafe struct BagDotJob<TLanes> : IBlockJob
    where TLanes : struct, ILanes<TLanes>
{
    public const int PerBlock = 1_024;

    public BagPointers Bags;
    public int* Rows;
    public float* H;
    public float* Table;
    public float* Into;
    public int Width;

    public readonly void Run(int block)
    {
        var end = Bags.Cut(block + 1, PerBlock);
        for (var p = Bags.Cut(block, PerBlock); p < end; p++)
        {
            var (sum, stop) = (0f, Bags.End(p));
            var h = H + (nint)Rows[p] * Width;
            for (var k = Bags.Start(p); k < stop; k++)
            {
                sum += Bags.Weight(k) * Dot<TLanes>.Of(h, Table + (nint)Bags.Row(k) * Width, Width);
            }

            Into[p] = sum;
        }
    }
}
