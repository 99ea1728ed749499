namespace GraphSec.Models.Ops;

/// <summary>
/// y = n ⊙ gain + bias with n = (x - mean) / σ per row. With g = ∂y ⊙ gain and means over the row:
/// ∂x = (g - mean(g) - n·mean(g ⊙ n)) / σ.
/// </summary>
internal sealed class LayerNorm : Operation
{
    Tensor _x = null!;
    Tensor _gain = null!;
    Tensor _bias = null!;
    AlignedBuffer _moments = null!;

    public Tensor Forward(Tensor x, Tensor gain, Tensor bias)
    {
        Shape.Check(gain.Length == x.Columns && bias.Length == x.Columns, "one gain and one bias per column");
        (_x, _gain, _bias, _moments) = (x, gain, bias, Tape.Borrow(2 * x.Rows));
        var result = Open(x.Rows, x.Columns, x.NeedsGradient || gain.NeedsGradient || bias.NeedsGradient);
        Kernels.LayerNorm(Data(x), Data(gain), Data(bias), Data(result), _moments.Span(2 * x.Rows));
        return result;
    }

    public override void Backward()
    {
        var gradient = Result.GradientData;
        var moments = _moments.Span(2 * _x.Rows);
        if (_bias.NeedsGradient)
        {
            var into = _bias.GradientToWrite(out var add);
            Kernels.ColumnSums(gradient, into, add);
        }

        if (_gain.NeedsGradient)
        {
            var into = _gain.GradientToWrite(out var add);
            Kernels.LayerNormGain(Data(_x), moments, gradient, into, add);
        }

        if (_x.NeedsGradient)
        {
            var into = _x.GradientToWrite(out var add);
            Kernels.LayerNormBackward(Data(_x), Data(_gain), moments, gradient, into, add);
        }
    }
}
