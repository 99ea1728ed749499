using GraphSec.Models.Kernels;

namespace GraphSec.Models.Ops;

/// <summary>C = A·B. ∂A = ∂C·Bᵀ, ∂B = Aᵀ·∂C.</summary>
internal sealed class MatMul : Operation
{
    Tensor _a = null!;
    Tensor _b = null!;

    public Tensor Forward(Tensor a, Tensor b)
    {
        Shape.CheckProduct(a, b);
        (_a, _b) = (a, b);
        var result = Open(a.Rows, b.Columns, a.NeedsGradient || b.NeedsGradient);
        Kernels.MatMul(Data(a), Data(b), Data(result), new Product(a.Rows, a.Columns, b.Columns), add: false);
        return result;
    }

    public override void Backward() => Backward(_a, _b, Result.GradientData, Kernels);

    /// <summary>Shared with <see cref="Linear"/>: gradient is ∂C.</summary>
    public static void Backward(Tensor a, Tensor b, ReadOnlySpan<float> gradient, IKernels kernels)
    {
        if (b.NeedsGradient)
        {
            var into = b.GradientToWrite(out var add);
            kernels.MatMulLeftTransposed(Data(a, kernels), gradient, into, new Product(b.Rows, a.Rows, b.Columns), add);
        }

        if (a.NeedsGradient)
        {
            var into = a.GradientToWrite(out var add);
            kernels.MatMulRightTransposed(gradient, Data(b, kernels), into, new Product(a.Rows, b.Columns, a.Columns), add);
        }
    }
}
