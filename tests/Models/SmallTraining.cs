using GraphSec.Models;
using GraphSec.Models.Kernels;
using GraphSec.Models.Layers;

namespace GraphSec.Tests.Models;

/// <summary>A linear layer, a normalization, a dropout and a graph convolution on a random graph of 1,500 nodes.</summary>
internal sealed class SmallTraining : IDisposable
{
    const int Nodes = 1_500;
    const int Width = 48;
    readonly Tape _tape;
    readonly Adam _adam;
    readonly Tensor _x = Numbers.Matrix(Nodes, Width, 3);
    readonly CsrMatrix _graph;
    readonly LayerNormalization _norm = new("norm", Width);
    readonly GraphConvolution _second;
    readonly int[] _classes;

    public SmallTraining(IKernels kernels)
    {
        var random = new Pcg32(11);
        int[] Ends() => [.. Enumerable.Range(0, 4 * Nodes).Select(_ => random.Next(Nodes))];
        _graph = CsrMatrix.SymmetricallyNormalized(Nodes, Ends(), Ends());
        _x.IsParameter = false;
        _classes = [.. Enumerable.Range(0, Nodes).Select(i => _x[i, 0] > 0 ? 1 : 0)];
        First = new Linear("first", Width, Width, random);
        _second = new GraphConvolution("second", Width, 2, random);
        _tape = new Tape(kernels, 5);
        _adam = new Adam([.. First.Parameters, .. _norm.Parameters, .. _second.Parameters], new(0.01f), kernels)
        {
            ClipNorm = 1,
        };
        _tape.Adopt(_x);
    }

    public Linear First { get; }

    public float Step()
    {
        var hidden = _norm.Forward(_tape, First.Forward(_tape, _x, Activation.Gelu));
        var logits = _second.Forward(_tape, _tape.Dropout(hidden, 0.1f), _graph);
        var loss = _tape.SoftmaxCrossEntropy(logits, _classes);
        _adam.ZeroGradients();
        _tape.Backward(loss);
        _adam.Step();
        var value = loss.Scalar();
        _tape.Reset();
        return value;
    }

    public void Dispose() => _tape.Dispose();
}
