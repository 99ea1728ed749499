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
        result.Values[0] = Kernels.SquaredDistance(x.Values, target.Values) / Math.Max(x.Length, 1);
        return result;
    }

    public override void Backward()
    {
        var scale = 2 * Result.Gradient[0] / Math.Max(_x.Length, 1);
        if (_x.NeedsGradient)
        {
            var into = _x.GradientToWrite(out var add);
            Kernels.Difference(_x.Values, _target.Values, scale, into, add);
        }

        if (_target.NeedsGradient)
        {
            var into = _target.GradientToWrite(out var add);
            Kernels.Difference(_target.Values, _x.Values, scale, into, add);
        }
    }
}
