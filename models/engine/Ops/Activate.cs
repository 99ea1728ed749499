namespace GraphSec.Models.Ops;

/// <summary>y = f(x). ∂x = ∂y ⊙ f'(x).</summary>
internal sealed class Activate : Operation
{
    Tensor _x = null!;
    Activation _kind;

    public Tensor Forward(Tensor x, Activation kind)
    {
        (_x, _kind) = (x, kind);
        var result = Open(x.Rows, x.Columns, x.NeedsGradient);
        Kernels.Activate(kind, x.Values, default, result.Values);
        return result;
    }

    public override void Backward()
    {
        var into = _x.GradientToWrite(out var add);
        Kernels.ActivateBackward(_kind, _x.Values, Result.Values, Result.Gradient, into, add);
    }
}
