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
        Kernels.Gather(new Bags(rows.Length, default, rows), x.Values, result.Values, x.Columns, add: false);
        return result;
    }

    public override void Backward() =>
        Kernels.Scatter(new Bags(_rows.Length, default, _rows), Result.Gradient, _x.Gradient, _x.Columns);
}
