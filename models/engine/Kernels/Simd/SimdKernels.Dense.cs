using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

internal sealed unsafe partial class SimdKernels<TLanes>
{
    /// <summary>Partial results of one product may take this many floats: they should stay in the caches.</summary>
    const int MostPartials = 1 << 20;

    const int LeastInnerPerBlock = 1_024;

    /// <summary>So many rows are enough to share: no partial results are needed.</summary>
    const int ManyRows = 768;

    public void MatMul(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Product size, bool add) =>
        MatMul(a, b, default, Activation.Identity, c, size, add);

    public void Linear(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> bias, Activation kind, Span<float> c, Product size) =>
        MatMul(a, b, bias, kind, c, size, add: false);

    static void MatMul(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> bias, Activation kind, Span<float> c, Product size, bool add)
    {
        fixed (float* pa = a, pb = b, pc = c, pBias = bias)
        {
            var plan = new ProductPlan
            {
                A = pa,
                ARow = size.Inner,
                AInner = 1,
                B = pb,
                BRow = size.Columns,
                C = pc,
                Size = size,
                Adds = add,
                Bias = pBias,
                Activation = kind,
            };
            Rows(InPlace(size) ? plan : Packed(plan, size.Columns, 1));
        }
    }

    public void MatMulRightTransposed(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Product size, bool add)
    {
        fixed (float* pa = a, pb = b, pc = c)
        {
            var plan = new ProductPlan { A = pa, ARow = size.Inner, AInner = 1, B = pb, C = pc, Size = size, Adds = add };
            Rows(Packed(plan, 1, size.Inner));
        }
    }

    public void MatMulLeftTransposed(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Product size, bool add)
    {
        fixed (float* pa = a, pb = b, pc = c)
        {
            var plan = new ProductPlan
            {
                A = pa,
                ARow = 1,
                AInner = size.Rows,
                B = pb,
                BRow = size.Columns,
                C = pc,
                Size = size,
                Adds = add,
            };
            var length = Math.Max(1, size.Rows * size.Columns);
            var blocks = Math.Min(Math.Min(MostPartials / length, 64), size.Inner / LeastInnerPerBlock);
            if (blocks < 2 || size.Rows >= ManyRows)
            {
                Rows(InPlace(size) ? plan : Packed(plan, size.Columns, 1));
            }
            else
            {
                Inner(plan, blocks);
            }
        }
    }

    /// <summary>B need not be packed while its rows are few and do not end inside a tile.</summary>
    static bool InPlace(Product size) =>
        size.Columns % Tile<TLanes>.Columns == 0 && size.Inner * (long)size.Columns <= 16_384;

    /// <summary>At 40 multiplications a nanosecond.</summary>
    static long Cost(Product size) => (long)size.Rows * size.Inner * size.Columns / 40;

    static ProductPlan Packed(ProductPlan plan, nint row, nint column)
    {
        var (inner, columns) = (plan.Size.Inner, plan.Size.Columns);
        var panels = Scratch.Take(ScratchSlot.Panel, inner * ProductBlock<TLanes>.PaddedColumns(columns));
        Panels<TLanes>.Pack(plan.B, row, column, inner, columns, panels);
        plan.B = panels;
        plan.Packed = true;
        return plan;
    }

    static void Rows(ProductPlan plan)
    {
        if (plan.Size.Inner == 0)
        {
            // There are no tiles to make it: what has to be finished is.
            new Span<float>(plan.C, plan.Adds ? 0 : plan.Size.Rows * plan.Size.Columns).Clear();
        }

        var job = new RowProductJob<TLanes> { Plan = plan };
        Workers.Run(ref job, Blocks(plan.Size.Rows, RowProductJob<TLanes>.PerBlock), Cost(plan.Size));
    }

    static void Inner(ProductPlan plan, int blocks)
    {
        var size = plan.Size;
        var perBlock = (size.Inner + blocks - 1) / blocks;
        perBlock = (perBlock + ProductPlan.InnerStretch - 1) / ProductPlan.InnerStretch * ProductPlan.InnerStretch;
        blocks = Blocks(size.Inner, perBlock);
        var partials = Scratch.Take(ScratchSlot.Partials, blocks * size.Rows * size.Columns);
        var job = new InnerProductJob<TLanes> { Plan = plan, Partials = partials, PerBlock = perBlock };
        Workers.Run(ref job, blocks, Cost(size));
        AddPartials(partials, blocks, plan.C, size.Rows * size.Columns, plan.Adds);
    }

    static void AddPartials(float* partials, int count, float* into, int length, bool add)
    {
        var job = new AddPartialsJob { Partials = partials, Into = into, Count = count, Length = length, Adds = add };
        Workers.Run(ref job, Blocks(length, AddPartialsJob.PerBlock), (long)count * length / 8);
    }
}
