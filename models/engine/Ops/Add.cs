namespace GraphSec.Models.Ops;

/// <summary>y = a + b. ∂a = ∂b = ∂y.</summary>
internal sealed class Add : Operation
{
    Tensor _a = null!;
    Tensor _b = null!;

    public Tensor Forward(Tensor a, Tensor b)
    {
        Shape.CheckSame(a, b);
        (_a, _b) = (a, b);
        var result = Open(a.Rows, a.Columns, a.NeedsGradient || b.NeedsGradient);
        Kernels.Add(Data(a), Data(b), Data(result));
        return result;
    }

    public override void Backward()
    {
        Pass(_a);
        Pass(_b);
    }

    void Pass(Tensor x)
    {
        if (x.NeedsGradient)
        {
            var into = x.GradientToWrite(out var add);
            Kernels.Scale(Result.GradientData, 1, into, add);
        }
    }
}
