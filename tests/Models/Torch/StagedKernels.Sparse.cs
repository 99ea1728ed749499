using GraphSec.Models;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models.Torch;

internal sealed partial class StagedKernels
{
    public void Gather(Bags bags, ReadOnlySpan<float> x, Span<float> into, int width, bool add)
    {
        using var offsetsThere = new Staged(there, bags.Offsets);
        using var indicesThere = new Staged(there, bags.Indices);
        using var weightsThere = new Staged(there, bags.Weights);
        var bagsThere = new Bags(
            bags.Count, bags.Entries, offsetsThere.Integers, indicesThere.Integers, weightsThere.Floats);
        using var xThere = new Staged(there, x);
        using var intoThere = new Staged(there, into);
        inner.Gather(bagsThere, xThere.Floats, intoThere.Floats, width, add);
        intoThere.Back(into);
    }

    public void Scatter(Bags bags, ReadOnlySpan<float> x, Span<float> into, int width)
    {
        using var offsetsThere = new Staged(there, bags.Offsets);
        using var indicesThere = new Staged(there, bags.Indices);
        using var weightsThere = new Staged(there, bags.Weights);
        var bagsThere = new Bags(
            bags.Count, bags.Entries, offsetsThere.Integers, indicesThere.Integers, weightsThere.Floats);
        using var xThere = new Staged(there, x);
        using var intoThere = new Staged(there, into);
        inner.Scatter(bagsThere, xThere.Floats, intoThere.Floats, width);
        intoThere.Back(into);
    }

    public void GatherRelational(
        Bags bags, ReadOnlySpan<int> relationOfEntry, ReadOnlySpan<float> x, ReadOnlySpan<float> relations,
        Span<float> into, int width, bool add)
    {
        using var offsetsThere = new Staged(there, bags.Offsets);
        using var indicesThere = new Staged(there, bags.Indices);
        using var weightsThere = new Staged(there, bags.Weights);
        var bagsThere = new Bags(
            bags.Count, bags.Entries, offsetsThere.Integers, indicesThere.Integers, weightsThere.Floats);
        using var relationOfEntryThere = new Staged(there, relationOfEntry);
        using var xThere = new Staged(there, x);
        using var relationsThere = new Staged(there, relations);
        using var intoThere = new Staged(there, into);
        inner.GatherRelational(
            bagsThere, relationOfEntryThere.Integers, xThere.Floats, relationsThere.Floats, intoThere.Floats, width, add);
        intoThere.Back(into);
    }

    public void ScatterRelations(
        Bags bags, ReadOnlySpan<int> relationOfEntry, ReadOnlySpan<float> x, ReadOnlySpan<float> gradient,
        Span<float> into, int width)
    {
        using var offsetsThere = new Staged(there, bags.Offsets);
        using var indicesThere = new Staged(there, bags.Indices);
        using var weightsThere = new Staged(there, bags.Weights);
        var bagsThere = new Bags(
            bags.Count, bags.Entries, offsetsThere.Integers, indicesThere.Integers, weightsThere.Floats);
        using var relationOfEntryThere = new Staged(there, relationOfEntry);
        using var xThere = new Staged(there, x);
        using var gradientThere = new Staged(there, gradient);
        using var intoThere = new Staged(there, into);
        inner.ScatterRelations(
            bagsThere, relationOfEntryThere.Integers, xThere.Floats, gradientThere.Floats, intoThere.Floats, width);
        intoThere.Back(into);
    }

    public void BagDot(
        Bags bags, ReadOnlySpan<int> rows, ReadOnlySpan<float> h, ReadOnlySpan<float> table, Span<float> into,
        int width)
    {
        using var offsetsThere = new Staged(there, bags.Offsets);
        using var indicesThere = new Staged(there, bags.Indices);
        using var weightsThere = new Staged(there, bags.Weights);
        var bagsThere = new Bags(
            bags.Count, bags.Entries, offsetsThere.Integers, indicesThere.Integers, weightsThere.Floats);
        using var rowsThere = new Staged(there, rows);
        using var hThere = new Staged(there, h);
        using var tableThere = new Staged(there, table);
        using var intoThere = new Staged(there, into);
        inner.BagDot(bagsThere, rowsThere.Integers, hThere.Floats, tableThere.Floats, intoThere.Floats, width);
        intoThere.Back(into);
    }

    public void BagDotRows(
        Bags bags, ReadOnlySpan<int> rows, ReadOnlySpan<float> table, ReadOnlySpan<float> gradient, Span<float> into,
        int width)
    {
        using var offsetsThere = new Staged(there, bags.Offsets);
        using var indicesThere = new Staged(there, bags.Indices);
        using var weightsThere = new Staged(there, bags.Weights);
        var bagsThere = new Bags(
            bags.Count, bags.Entries, offsetsThere.Integers, indicesThere.Integers, weightsThere.Floats);
        using var rowsThere = new Staged(there, rows);
        using var tableThere = new Staged(there, table);
        using var gradientThere = new Staged(there, gradient);
        using var intoThere = new Staged(there, into);
        inner.BagDotRows(bagsThere, rowsThere.Integers, tableThere.Floats, gradientThere.Floats, intoThere.Floats, width);
        intoThere.Back(into);
    }

    public void BagDotTable(
        Bags bags, ReadOnlySpan<int> rows, ReadOnlySpan<float> h, ReadOnlySpan<float> gradient, Span<float> into,
        int width)
    {
        using var offsetsThere = new Staged(there, bags.Offsets);
        using var indicesThere = new Staged(there, bags.Indices);
        using var weightsThere = new Staged(there, bags.Weights);
        var bagsThere = new Bags(
            bags.Count, bags.Entries, offsetsThere.Integers, indicesThere.Integers, weightsThere.Floats);
        using var rowsThere = new Staged(there, rows);
        using var hThere = new Staged(there, h);
        using var gradientThere = new Staged(there, gradient);
        using var intoThere = new Staged(there, into);
        inner.BagDotTable(bagsThere, rowsThere.Integers, hThere.Floats, gradientThere.Floats, intoThere.Floats, width);
        intoThere.Back(into);
    }

    public void Shares(Bags bags, Span<float> into)
    {
        using var offsetsThere = new Staged(there, bags.Offsets);
        using var indicesThere = new Staged(there, bags.Indices);
        using var weightsThere = new Staged(there, bags.Weights);
        var bagsThere = new Bags(
            bags.Count, bags.Entries, offsetsThere.Integers, indicesThere.Integers, weightsThere.Floats);
        using var intoThere = new Staged(there, into);
        inner.Shares(bagsThere, intoThere.Floats);
        intoThere.Back(into);
    }

    public void Pick(ReadOnlySpan<int> x, ReadOnlySpan<int> order, Span<int> into)
    {
        using var xThere = new Staged(there, x);
        using var orderThere = new Staged(there, order);
        using var intoThere = new Staged(there, into);
        inner.Pick(xThere.Integers, orderThere.Integers, intoThere.Integers);
        intoThere.Back(into);
    }
}
