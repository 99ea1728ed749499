using GraphSec.Models;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models.Torch;

/// <summary>The network of golden.py: bags, a normalization, a sparse step and classes, with AdamW and clipping.</summary>
internal sealed class GoldenTraining : IDisposable
{
    private const int Nodes = 40;
    private const int Width = 12;
    private const int Classes = 3;
    private readonly Tape tape;
    private readonly Adam adam;
    private readonly Tensor table = Golden.Fill(20, Width, 1);
    private readonly Tensor gain = Initialize.Constant("gain", 1, Width, 1);
    private readonly Tensor bias = Initialize.Zeros("bias", 1, Width);
    private readonly Tensor weight = Golden.Fill(Width, Width, 2, 0.3f);
    private readonly Tensor shift = Initialize.Zeros("shift", 1, Width);
    private readonly Tensor output = Golden.Fill(Width, Classes, 3, 0.3f);
    private readonly Tensor basis = Initialize.Zeros("base", 1, Classes);
    private readonly int[] offsets = [.. Enumerable.Range(0, Nodes + 1).Select(i => 3 * i)];
    private readonly int[] members = [.. Enumerable.Range(0, 3 * Nodes).Select(i => i * 7 % 20)];
    private readonly int[] wanted = [.. Enumerable.Range(0, Nodes).Select(i => i % Classes)];
    private readonly CsrMatrix graph;

    public GoldenTraining(IKernels kernels)
    {
        tape = new Tape(kernels, 1);
        adam = new Adam([table, gain, bias, weight, shift, output, basis], new AdamOptions(0.02f, WeightDecay: 0.05f), kernels)
        {
            ClipNorm = 0.1f,
        };
        int[] source = [.. Enumerable.Range(0, 2 * Nodes).Select(i => i % Nodes)];
        int[] target = [.. Enumerable.Range(0, 2 * Nodes).Select(i => (i * 11 + 5) % Nodes)];
        graph = CsrMatrix.FromEdges(Nodes, Nodes, source, target);
    }

    public float Step()
    {
        var x = tape.LayerNorm(tape.EmbeddingBag(table, offsets, members, null, BagMode.Sum), gain, bias);
        var h = tape.Aggregate(tape.Linear(x, weight, shift, Activation.Gelu), graph, BagMode.Mean);
        var loss = tape.SoftmaxCrossEntropy(tape.Linear(h, output, basis), wanted);
        adam.ZeroGradients();
        tape.Backward(loss);
        adam.Step();
        var value = loss.Scalar();
        tape.Reset();
        return value;
    }

    public void Dispose() => tape.Dispose();
}
