using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>A product cut along the sum, for few rows and a long inner length (weights' gradients): block b makes a
/// partial result of its own. B that is not a whole number of tiles wide is packed stretch by stretch.</summary>
internal unsafe struct InnerProductJob<TLanes> : IBlockJob
    where TLanes : struct, ILanes<TLanes>
{
    public ProductPlan Plan;
    public float* Partials;
    public int PerBlock;

    public readonly void Run(int block)
    {
        var size = Plan.Size;
        var into = Partials + (nint)block * size.Rows * size.Columns;
        var (start, end) = (block * PerBlock, Math.Min(size.Inner, (block + 1) * PerBlock));
        if (size.Columns % Tile<TLanes>.Columns == 0)
        {
            ProductBlock<TLanes>.Run(Plan, ..size.Rows, start..end, into, add: false);
            return;
        }

        var padded = ProductBlock<TLanes>.PaddedColumns(size.Columns);
        var panel = Scratch.Take(ScratchSlot.Block, ProductPlan.InnerStretch * padded);
        for (var p = start; p < end; p += ProductPlan.InnerStretch)
        {
            var length = Math.Min(ProductPlan.InnerStretch, end - p);
            Panels<TLanes>.Pack(Plan.B + p * Plan.BRow, Plan.BRow, 1, length, size.Columns, panel);
            var stretch = Plan;
            stretch.A += p * Plan.AInner;
            stretch.B = panel;
            stretch.Packed = true;
            ProductBlock<TLanes>.Run(stretch, ..size.Rows, ..length, into, add: p > start);
        }
    }
}
