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
        Kernels.Add(a.Values, b.Values, result.Values);
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
            Kernels.Scale(Result.Gradient, 1, into, add);
        }
    }
}
