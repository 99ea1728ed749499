using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

internal sealed unsafe partial class SimdKernels<TLanes>
{
    public void Gather(Bags bags, ReadOnlySpan<float> x, Span<float> into, int width, bool add)
    {
        fixed (int* po = bags.Offsets, pi = bags.Indices)
        fixed (float* pw = bags.Weights, px = x, pt = into)
        {
            var job = new GatherJob<TLanes>
            {
                Bags = new BagPointers(bags.Count, po, pi, pw),
                X = px,
                Into = pt,
                Width = width,
                Adds = add,
            };
            var parts = job.Bags.Parts(GatherJob<TLanes>.PerBlock);
            Workers.Run(ref job, parts, (long)bags.Entries * width / 8);
        }
    }

    public void GatherRelational(
        Bags bags, ReadOnlySpan<int> relationOfEntry, ReadOnlySpan<float> x, ReadOnlySpan<float> relations,
        Span<float> into, int width, bool add)
    {
        fixed (int* po = bags.Offsets, pi = bags.Indices, pr = relationOfEntry)
        fixed (float* pw = bags.Weights, px = x, ps = relations, pt = into)
        {
            var job = new RelationalGatherJob<TLanes>
            {
                Bags = new BagPointers(bags.Count, po, pi, pw),
                RelationOfEntry = pr,
                X = px,
                Relations = ps,
                Into = pt,
                Width = width,
                Adds = add,
            };
            var parts = job.Bags.Parts(RelationalGatherJob<TLanes>.PerBlock);
            Workers.Run(ref job, parts, (long)bags.Entries * width / 6);
        }
    }

    public void BagDot(
        Bags bags, ReadOnlySpan<int> rows, ReadOnlySpan<float> h, ReadOnlySpan<float> table, Span<float> into, int width)
    {
        fixed (int* po = bags.Offsets, pi = bags.Indices, pr = rows)
        fixed (float* pw = bags.Weights, ph = h, pt = table, pn = into)
        {
            var job = new BagDotJob<TLanes>
            {
                Bags = new BagPointers(bags.Count, po, pi, pw),
                Rows = pr,
                H = ph,
                Table = pt,
                Into = pn,
                Width = width,
            };
            var parts = job.Bags.Parts(BagDotJob<TLanes>.PerBlock);
            Workers.Run(ref job, parts, (long)bags.Entries * width / 6);
        }
    }

    public void Shares(Bags bags, Span<float> into) => Plain.Shares(bags, into);

    public void Pick(ReadOnlySpan<int> x, ReadOnlySpan<int> order, Span<int> into) => Plain.Pick(x, order, into);

    public void Scatter(Bags bags, ReadOnlySpan<float> x, Span<float> into, int width) =>
        Scatter(ScatterKind.Members, bags, default, default, x, default, into, width);

    public void ScatterRelations(
        Bags bags, ReadOnlySpan<int> relationOfEntry, ReadOnlySpan<float> x, ReadOnlySpan<float> gradient,
        Span<float> into, int width) =>
        Scatter(ScatterKind.Relations, bags, relationOfEntry, default, x, gradient, into, width);

    public void BagDotRows(
        Bags bags, ReadOnlySpan<int> rows, ReadOnlySpan<float> table, ReadOnlySpan<float> gradient, Span<float> into,
        int width) =>
        Scatter(ScatterKind.DotRows, bags, rows, gradient, table, default, into, width);

    public void BagDotTable(
        Bags bags, ReadOnlySpan<int> rows, ReadOnlySpan<float> h, ReadOnlySpan<float> gradient, Span<float> into, int width) =>
        Scatter(ScatterKind.DotTable, bags, rows, gradient, h, default, into, width);

    /// <summary>Two vectors of columns per block once there is enough to share; every number's sum is the same either way.</summary>
    static void Scatter(
        ScatterKind kind, Bags bags, ReadOnlySpan<int> labels, ReadOnlySpan<float> scale,
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> into, int width)
    {
        fixed (int* po = bags.Offsets, pi = bags.Indices, pl = labels)
        fixed (float* pw = bags.Weights, ps = scale, px = x, py = y, pt = into)
        {
            var cost = (long)bags.Entries * width / 6;
            var columns = cost < 50_000 || Workers.Threads == 1 ? Math.Max(width, 1) : 2 * TLanes.Count;
            var job = new ScatterJob<TLanes>
            {
                Kind = kind,
                Bags = new BagPointers(bags.Count, po, pi, pw),
                Labels = pl,
                Scale = ps,
                X = px,
                Y = py,
                Into = pt,
                Width = width,
                ColumnsPerBlock = columns,
            };
            Workers.Run(ref job, Blocks(width, columns), cost);
        }
    }
}
