using GraphSec.Models.Kernels;

namespace GraphSec.Models.Ops;

/// <summary>y = activation(x·W + b), the sum never leaving the result's memory. ∂b is the column sums of ∂(x·W).</summary>
internal sealed class Linear : Operation
{
    Tensor _x = null!;
    Tensor _weight = null!;
    Tensor? _bias;
    Activation _activation;
    AlignedBuffer? _sums;

    public Tensor Forward(Tensor x, Tensor weight, Tensor? bias, Activation activation)
    {
        Shape.CheckProduct(x, weight);
        Shape.Check(bias is null || bias.Length == weight.Columns, "one bias per column");
        (_x, _weight, _bias, _activation) = (x, weight, bias, activation);
        var needs = x.NeedsGradient || weight.NeedsGradient || bias is { NeedsGradient: true };
        var result = Open(x.Rows, weight.Columns, needs);
        var size = new Product(x.Rows, x.Columns, weight.Columns);

        // Gelu's slope needs what went in; the others' can be read off what came out, so they work in place.
        _sums = activation == Activation.Gelu ? Tape.Borrow(result.Length) : null;
        var sums = activation == Activation.Gelu ? _sums!.Span(result.Length) : Data(result);
        var inPlace = activation == Activation.Gelu ? Activation.Identity : activation;
        Kernels.Linear(Data(x), Data(weight), bias is null ? default : Data(bias), inPlace, sums, size);
        if (activation == Activation.Gelu)
        {
            Kernels.Activate(activation, sums, default, Data(result));
        }

        return result;
    }

    public override void Backward()
    {
        var gradient = Result.GradientData;
        if (_activation != Activation.Identity)
        {
            Kernels.ActivateBackward(
                _activation, Kept(_sums, Result.Length), Data(Result), gradient, gradient, add: false);
        }

        if (_bias is { NeedsGradient: true })
        {
            var into = _bias.GradientToWrite(out var add);
            Kernels.ColumnSums(gradient, into, add);
        }

        MatMul.Backward(_x, _weight, gradient, Kernels);
    }
}
