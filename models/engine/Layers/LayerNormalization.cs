namespace GraphSec.Models.Layers;

/// <summary>Rows to mean 0 and variance 1, then a learned gain (from ones) and bias (from zeros) per column.</summary>
public sealed class LayerNormalization
{
    /// <param name="name">The parameters are called <c>name.gain</c> and <c>name.bias</c>.</param>
    public LayerNormalization(string name, int width)
    {
        Gain = Initialize.Constant(name + ".gain", 1, width, 1);
        Bias = Initialize.Zeros(name + ".bias", 1, width);
    }

    public Tensor Gain { get; }

    public Tensor Bias { get; }

    public IReadOnlyList<Tensor> Parameters => [Gain, Bias];

    /// <summary>n × width to n × width.</summary>
    public Tensor Forward(Tape tape, Tensor x) => tape.LayerNorm(x, Gain, Bias);
}
