namespace GraphSec.Models.Ops;

/// <summary>y = s·x. ∂x = s·∂y.</summary>
internal sealed class Scale : Operation
{
    Tensor _x = null!;
    float _scale;

    public Tensor Forward(Tensor x, float scale)
    {
        (_x, _scale) = (x, scale);
        var result = Open(x.Rows, x.Columns, x.NeedsGradient);
        Kernels.Scale(Data(x), scale, Data(result), add: false);
        return result;
    }

    public override void Backward()
    {
        var into = _x.GradientToWrite(out var add);
        Kernels.Scale(Result.GradientData, _scale, into, add);
    }
}
