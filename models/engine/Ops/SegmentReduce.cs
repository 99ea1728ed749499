using GraphSec.Models.Kernels;

namespace GraphSec.Models.Ops;

/// <summary>y[s] = Σ or mean of x's rows offsets[s] .. offsets[s + 1]. ∂x[k] = w_k·∂y[s of k].</summary>
internal sealed class SegmentReduce : Operation
{
    Tensor _x = null!;
    int[] _offsets = null!;
    AlignedBuffer? _shares;

    public Tensor Forward(Tensor x, int[] offsets, BagMode mode)
    {
        Shape.CheckOffsets(offsets, offsets.Length - 1, x.Rows);
        (_x, _offsets) = (x, offsets);
        _shares = mode == BagMode.Mean ? Tape.Borrow(x.Rows) : null;
        if (_shares is not null)
        {
            Kernels.Shares(new Bags(offsets.Length - 1, x.Rows, Data(offsets), default), _shares.Span(x.Rows));
        }

        var result = Open(offsets.Length - 1, x.Columns, x.NeedsGradient);
        Kernels.Gather(Members(), Data(x), Data(result), x.Columns, add: false);
        return result;
    }

    public override void Backward() => Kernels.Scatter(Members(), Result.GradientData, _x.GradientData, _x.Columns);

    Bags Members() => new(
        _offsets.Length - 1, _x.Rows, Data(_offsets), default, Kept(_shares, _x.Rows));
}
