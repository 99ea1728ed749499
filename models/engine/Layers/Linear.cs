namespace GraphSec.Models.Layers;

/// <summary>activation(x·W + b), W of inputs × outputs drawn by Glorot, b zeros.</summary>
public sealed class Linear
{
    /// <param name="name">The parameters are called <c>name.weight</c> and <c>name.bias</c>.</param>
    /// <param name="random">Null leaves the weights at zero, for others to fill.</param>
    public Linear(string name, int inputs, int outputs, Pcg32? random)
    {
        Weight = random is null
            ? Initialize.Zeros(name + ".weight", inputs, outputs)
            : Initialize.Glorot(name + ".weight", inputs, outputs, random);
        Bias = Initialize.Zeros(name + ".bias", 1, outputs);
    }

    public Tensor Weight { get; }

    public Tensor Bias { get; }

    public IReadOnlyList<Tensor> Parameters => [Weight, Bias];

    /// <summary>n × inputs to n × outputs.</summary>
    public Tensor Forward(Tape tape, Tensor x, Activation activation = Activation.Identity) =>
        tape.Linear(x, Weight, Bias, activation);
}
