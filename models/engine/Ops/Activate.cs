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
        Kernels.Activate(kind, Data(x), default, Data(result));
        return result;
    }

    public override void Backward()
    {
        var into = _x.GradientToWrite(out var add);
        Kernels.ActivateBackward(_kind, Data(_x), Data(Result), Result.GradientData, into, add);
    }
}
