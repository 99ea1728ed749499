namespace GraphSec.Models.Layers;

/// <summary>activation(Â·X·W + b) (Kipf and Welling 2017), the sparse product taken on the narrower side of W.</summary>
public sealed class GraphConvolution
{
    readonly Linear _linear;

    /// <param name="name">The parameters are called <c>name.weight</c> and <c>name.bias</c>.</param>
    public GraphConvolution(string name, int inputs, int outputs, Pcg32 random) =>
        _linear = new Linear(name, inputs, outputs, random);

    public IReadOnlyList<Tensor> Parameters => _linear.Parameters;

    /// <summary>n × inputs to n × outputs; <paramref name="adjacency"/> is n × n and normalized already.</summary>
    public Tensor Forward(Tape tape, Tensor x, CsrMatrix adjacency, Activation activation = Activation.Identity)
    {
        var (weight, bias) = (_linear.Weight, _linear.Bias);
        if (weight.Rows <= weight.Columns)
        {
            return tape.Linear(tape.Aggregate(x, adjacency, BagMode.Sum), weight, bias, activation);
        }

        var sum = tape.AddBias(tape.Aggregate(tape.MatMul(x, weight), adjacency, BagMode.Sum), bias);
        return activation == Activation.Identity ? sum : tape.Activate(sum, activation);
    }
}
