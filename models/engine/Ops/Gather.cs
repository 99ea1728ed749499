using GraphSec.Models.Kernels;

namespace GraphSec.Models.Ops;

/// <summary>y[i] = x[rows[i]]. ∂x[rows[i]] += ∂y[i].</summary>
internal sealed class Gather : Operation
{
    Tensor _x = null!;
    int[] _rows = null!;

    public Tensor Forward(Tensor x, int[] rows)
    {
        Shape.CheckIndices(rows, x.Rows);
        (_x, _rows) = (x, rows);
        var result = Open(rows.Length, x.Columns, x.NeedsGradient);
        Kernels.Gather(Members(), Data(x), Data(result), x.Columns, add: false);
        return result;
    }

    public override void Backward() =>
        Kernels.Scatter(Members(), Result.GradientData, _x.GradientData, _x.Columns);

    Bags Members() => new(_rows.Length, _rows.Length, default, Data(_rows));
}
