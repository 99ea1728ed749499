using System.Numerics.Tensors;

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
        result.Values[0] = Kernels.Sum(x.Values) * _scale;
        return result;
    }

    public override void Backward()
    {
        var into = _x.Gradient;
        TensorPrimitives.Add(into, Result.Gradient[0] * _scale, into);
    }
}
