using GraphSec.Models.Kernels;

namespace GraphSec.Models.Ops;

/// <summary>
/// Edges from inner products against pairs at cyclic shifts. Loss and gradient come out of one pass, so forward keeps the
/// gradient and backward only scales it.
/// </summary>
internal sealed class PairLoss : Operation
{
    Tensor _z = null!;
    AlignedBuffer? _gradient;

    public Tensor Forward(Tensor z, CsrMatrix adjacency, int[] shifts, float[]? losses)
    {
        Shape.Check(adjacency.Rows == z.Rows && adjacency.Columns == z.Rows, "the adjacency is rows of z squared");
        Shape.Check(losses is null || losses.Length == z.Rows, "one loss per row");
        Shape.CheckIndices(shifts, z.Rows);
        _z = z;
        _gradient = z.NeedsGradient ? Tape.Borrow(z.Length) : null;
        var weights = new PairWeights(
            1f / Math.Max(1, adjacency.CountOffDiagonal()), 1f / Math.Max(1, 2L * shifts.Length * z.Rows));
        var shares = Tape.Borrow(z.Rows).Span(z.Rows);
        Kernels.PairLoss(Members(adjacency), Data(shifts), Data(z), weights, shares, Kept(_gradient, z.Length));
        if (losses is not null)
        {
            Kernels.Memory.Download(shares, losses);
        }

        var result = Open(1, 1, z.NeedsGradient);
        Kernels.Sum(shares, default, 1, Data(result));
        return result;
    }

    public override void Backward()
    {
        var into = _z.GradientToWrite(out var add);
        Kernels.Scale(Kept(_gradient, _z.Length), new Factor(1, Result.GradientData), into, add);
    }
}
