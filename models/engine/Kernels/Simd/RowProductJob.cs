using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>A product cut by rows of the result: for many rows, whatever the inner length.</summary>
internal struct RowProductJob<TLanes> : IBlockJob
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Sixteen tiles: their part of A stays in the second-level cache while B's tiles pass by.</summary>
    public const int PerBlock = 96;

    public ProductPlan Plan;

    public readonly unsafe void Run(int block)
    {
        var end = Math.Min(Plan.Size.Rows, (block + 1) * PerBlock);
        ProductBlock<TLanes>.Run(Plan, (block * PerBlock)..end, ..Plan.Size.Inner, Plan.C, Plan.Adds);
    }
}
