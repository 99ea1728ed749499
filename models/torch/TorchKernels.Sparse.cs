using GraphSec.Models.Kernels;

namespace GraphSec.Models.Torch;

public sealed unsafe partial class TorchKernels
{
    public void Gather(Bags bags, ReadOnlySpan<float> x, Span<float> into, int width, bool add)
    {
        fixed (int* po = bags.Offsets, pi = bags.Indices)
        fixed (float* pw = bags.Weights, px = x, pt = into)
        {
            TorchLibrary.Check(Native.Gather(_device, Of(bags, po, pi, pw), px, x.Length, pt, width, Number(add)));
        }
    }

    public void Scatter(Bags bags, ReadOnlySpan<float> x, Span<float> into, int width)
    {
        fixed (int* po = bags.Offsets, pi = bags.Indices)
        fixed (float* pw = bags.Weights, px = x, pt = into)
        {
            TorchLibrary.Check(Native.Scatter(_device, Of(bags, po, pi, pw), px, pt, into.Length, width));
        }
    }

    public void GatherRelational(
        Bags bags, ReadOnlySpan<int> relationOfEntry, ReadOnlySpan<float> x, ReadOnlySpan<float> relations,
        Span<float> into, int width, bool add)
    {
        fixed (int* po = bags.Offsets, pi = bags.Indices, pr = relationOfEntry)
        fixed (float* pw = bags.Weights, px = x, ps = relations, pt = into)
        {
            TorchLibrary.Check(Native.GatherRelational(
                _device, Of(bags, po, pi, pw), pr, px, x.Length, ps, relations.Length, pt, width, Number(add)));
        }
    }

    public void ScatterRelations(
        Bags bags, ReadOnlySpan<int> relationOfEntry, ReadOnlySpan<float> x, ReadOnlySpan<float> gradient,
        Span<float> into, int width)
    {
        fixed (int* po = bags.Offsets, pi = bags.Indices, pr = relationOfEntry)
        fixed (float* pw = bags.Weights, px = x, pg = gradient, pt = into)
        {
            TorchLibrary.Check(Native.ScatterRelations(
                _device, Of(bags, po, pi, pw), pr, px, x.Length, pg, pt, into.Length, width));
        }
    }

    public void BagDot(
        Bags bags, ReadOnlySpan<int> rows, ReadOnlySpan<float> h, ReadOnlySpan<float> table, Span<float> into, int width)
    {
        fixed (int* po = bags.Offsets, pi = bags.Indices, pr = rows)
        fixed (float* pw = bags.Weights, ph = h, pt = table, pn = into)
        {
            TorchLibrary.Check(Native.BagDot(
                _device, Of(bags, po, pi, pw), pr, ph, h.Length, pt, table.Length, pn, width));
        }
    }

    public void BagDotRows(
        Bags bags, ReadOnlySpan<int> rows, ReadOnlySpan<float> table, ReadOnlySpan<float> gradient, Span<float> into,
        int width)
    {
        fixed (int* po = bags.Offsets, pi = bags.Indices, pr = rows)
        fixed (float* pw = bags.Weights, pt = table, pg = gradient, pn = into)
        {
            TorchLibrary.Check(Native.BagDotRows(
                _device, Of(bags, po, pi, pw), pr, pt, table.Length, pg, pn, into.Length, width));
        }
    }

    public void BagDotTable(
        Bags bags, ReadOnlySpan<int> rows, ReadOnlySpan<float> h, ReadOnlySpan<float> gradient, Span<float> into, int width)
    {
        fixed (int* po = bags.Offsets, pi = bags.Indices, pr = rows)
        fixed (float* pw = bags.Weights, ph = h, pg = gradient, pn = into)
        {
            TorchLibrary.Check(Native.BagDotTable(
                _device, Of(bags, po, pi, pw), pr, ph, h.Length, pg, pn, into.Length, width));
        }
    }

    public void Shares(Bags bags, Span<float> into)
    {
        fixed (int* po = bags.Offsets, pi = bags.Indices)
        fixed (float* pw = bags.Weights, pn = into)
        {
            TorchLibrary.Check(Native.Shares(_device, Of(bags, po, pi, pw), pn));
        }
    }

    public void Pick(ReadOnlySpan<int> x, ReadOnlySpan<int> order, Span<int> into)
    {
        fixed (int* px = x, po = order, pi = into)
        {
            TorchLibrary.Check(Native.Pick(_device, px, x.Length, po, pi, order.Length));
        }
    }
}
