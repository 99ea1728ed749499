namespace GraphSec.Models.Ops;

/// <summary>y = a ⊙ b. ∂a = ∂y ⊙ b, ∂b = ∂y ⊙ a.</summary>
internal sealed class Multiply : Operation
{
    Tensor _a = null!;
    Tensor _b = null!;

    public Tensor Forward(Tensor a, Tensor b)
    {
        Shape.CheckSame(a, b);
        (_a, _b) = (a, b);
        var result = Open(a.Rows, a.Columns, a.NeedsGradient || b.NeedsGradient);
        Kernels.Multiply(Data(a), Data(b), Data(result), add: false);
        return result;
    }

    public override void Backward()
    {
        Pass(_a, _b);
        Pass(_b, _a);
    }

    void Pass(Tensor x, Tensor other)
    {
        if (x.NeedsGradient)
        {
            var into = x.GradientToWrite(out var add);
            Kernels.Multiply(Result.GradientData, Data(other), into, add);
        }
    }
}
