namespace GraphSec.Models.Ops;

/// <summary>y = x + b on every row. ∂x = ∂y, ∂b = column sums of ∂y.</summary>
internal sealed class AddBias : Operation
{
    Tensor _x = null!;
    Tensor _bias = null!;

    public Tensor Forward(Tensor x, Tensor bias)
    {
        Shape.Check(bias.Length == x.Columns, "one bias per column");
        (_x, _bias) = (x, bias);
        var result = Open(x.Rows, x.Columns, x.NeedsGradient || bias.NeedsGradient);
        Kernels.Activate(Activation.Identity, Data(x), Data(bias), Data(result));
        return result;
    }

    public override void Backward()
    {
        if (_bias.NeedsGradient)
        {
            var into = _bias.GradientToWrite(out var add);
            Kernels.ColumnSums(Result.GradientData, into, add);
        }

        if (_x.NeedsGradient)
        {
            var into = _x.GradientToWrite(out var add);
            Kernels.Scale(Result.GradientData, 1, into, add);
        }
    }
}
