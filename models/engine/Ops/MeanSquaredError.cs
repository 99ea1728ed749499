using GraphSec.Models.Kernels;

namespace GraphSec.Models.Ops;

/// <summary>loss = mean (x - t)². ∂x = 2 (x - t) / n = -∂t.</summary>
internal sealed class MeanSquaredError : Operation
{
    Tensor _x = null!;
    Tensor _target = null!;

    public Tensor Forward(Tensor x, Tensor target)
    {
        Shape.CheckSame(x, target);
        (_x, _target) = (x, target);
        var result = Open(1, 1, x.NeedsGradient || target.NeedsGradient);
        Kernels.SquaredDistance(Data(x), Data(target), 1f / Math.Max(x.Length, 1), Data(result));
        return result;
    }

    public override void Backward()
    {
        var scale = new Factor(2f / Math.Max(_x.Length, 1), Result.GradientData);
        if (_x.NeedsGradient)
        {
            var into = _x.GradientToWrite(out var add);
            Kernels.Difference(Data(_x), Data(_target), scale, into, add);
        }

        if (_target.NeedsGradient)
        {
            var into = _target.GradientToWrite(out var add);
            Kernels.Difference(Data(_target), Data(_x), scale, into, add);
        }
    }
}
