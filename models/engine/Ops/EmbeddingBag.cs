using GraphSec.Models.Kernels;

namespace GraphSec.Models.Ops;

/// <summary>y[b] = Σ_k w_k·table[index k] over bag b. ∂table[index k] += w_k·∂y[b].</summary>
internal sealed class EmbeddingBag : Operation
{
    Tensor _table = null!;
    int[] _offsets = null!;
    int[] _indices = null!;
    float[]? _weights;
    AlignedBuffer? _shares;

    public Tensor Forward(Tensor table, int[] offsets, int[] indices, float[]? weights, BagMode mode)
    {
        Shape.CheckOffsets(offsets, offsets.Length - 1, indices.Length);
        Shape.CheckIndices(indices, table.Rows);
        Shape.Check(weights is null || weights.Length == indices.Length, "one weight per index");
        (_table, _offsets, _indices, _weights) = (table, offsets, indices, weights);
        _shares = mode == BagMode.Mean ? Tape.Borrow(indices.Length) : null;
        if (_shares is not null)
        {
            Kernels.Shares(
                new Bags(offsets.Length - 1, indices.Length, Data(offsets), Data(indices), Data(weights)),
                _shares.Span(indices.Length));
        }

        var result = Open(offsets.Length - 1, table.Columns, table.NeedsGradient);
        Kernels.Gather(Members(), Data(table), Data(result), table.Columns, add: false);
        return result;
    }

    public override void Backward() => Kernels.Scatter(Members(), Result.GradientData, _table.GradientData, _table.Columns);

    Bags Members() => new(
        _offsets.Length - 1, _indices.Length, Data(_offsets), Data(_indices),
        _shares is null ? Data(_weights) : Kept(_shares, _indices.Length));
}
