using GraphSec.Models.Kernels;

namespace GraphSec.Models.Ops;

/// <summary>y[p] = h[row p] · Σ_k table[k] over bag p. ∂h[row p] += ∂y[p]·Σ_k table[k]; ∂table[k] += ∂y[p]·h[row p].</summary>
internal sealed class BagDot : Operation
{
    Tensor _h = null!;
    Tensor _table = null!;
    int[] _rowOfPair = null!;
    int[] _offsets = null!;
    int[] _indices = null!;

    public Tensor Forward(Tensor h, int[] rowOfPair, Tensor table, int[] offsets, int[] indices)
    {
        Shape.Check(h.Columns == table.Columns, "h as wide as the table");
        Shape.CheckIndices(rowOfPair, h.Rows);
        Shape.CheckOffsets(offsets, rowOfPair.Length, indices.Length);
        Shape.CheckIndices(indices, table.Rows);
        (_h, _table, _rowOfPair, _offsets, _indices) = (h, table, rowOfPair, offsets, indices);
        var result = Open(rowOfPair.Length, 1, h.NeedsGradient || table.NeedsGradient);
        Kernels.BagDot(Members(), Data(rowOfPair), Data(h), Data(table), Data(result), h.Columns);
        return result;
    }

    public override void Backward()
    {
        if (_h.NeedsGradient)
        {
            Kernels.BagDotRows(Members(), Data(_rowOfPair), Data(_table), Result.GradientData, _h.GradientData, _h.Columns);
        }

        if (_table.NeedsGradient)
        {
            Kernels.BagDotTable(Members(), Data(_rowOfPair), Data(_h), Result.GradientData, _table.GradientData, _h.Columns);
        }
    }

    Bags Members() => new(_rowOfPair.Length, _indices.Length, Data(_offsets), Data(_indices));
}
