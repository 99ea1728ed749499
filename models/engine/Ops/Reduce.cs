using GraphSec.Models.Kernels;

namespace GraphSec.Models.Ops;

/// <summary>y = Σ x or Σ x / n, 1 × 1. ∂x = ∂y or ∂y / n everywhere.</summary>
internal sealed class Reduce : Operation
{
    Tensor _x = null!;
    float _scale;

    public Tensor Forward(Tensor x, BagMode mode)
    {
        (_x, _scale) = (x, mode == BagMode.Mean ? 1f / Math.Max(x.Length, 1) : 1);
        var result = Open(1, 1, x.NeedsGradient);
        Kernels.Sum(Data(x), default, _scale, Data(result));
        return result;
    }

    public override void Backward()
    {
        var into = _x.GradientToWrite(out var add);
        Kernels.Fill(new Factor(_scale, Result.GradientData), into, add);
    }
}
