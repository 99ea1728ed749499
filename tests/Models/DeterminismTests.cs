using GraphSec.Models;
using GraphSec.Models.Kernels;
using GraphSec.Models.Layers;
using GraphSec.Models.Threading;

namespace GraphSec.Tests.Models;

/// <summary>Ten steps of a small network that uses the whole machinery: one seed, one curve.</summary>
public sealed class DeterminismTests
{
    const int Nodes = 3_000;
    const int Width = 48;

    public static TheoryData<string> Sets => [.. KernelRegistry.Supported];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Ten_losses_are_the_same_bits_on_any_number_of_threads(string set)
    {
        var threads = Workers.Threads;
        Workers.Threads = 1;
        var (alone, weights) = Train(set);
        Workers.Threads = 3;
        var (shared, same) = Train(set);
        Workers.Threads = threads;
        Assert.Equal(alone, shared);
        Assert.Equal(weights, same);
        Assert.True(alone[^1] < 0.9f * alone[0], $"from {alone[0]} to {alone[^1]}");
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_set_draws_the_reference_curve(string set)
    {
        var (curve, _) = Train(set);
        Numbers.Close(Train("scalar").Losses, curve, 2e-3f, set);
    }

    [Fact]
    public void A_step_allocates_nothing_once_warm()
    {
        var run = new Run(KernelRegistry.Create());
        run.Step();
        run.Step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        run.Step();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100);
    }

    static (float[] Losses, float[] Weights) Train(string set)
    {
        var run = new Run(KernelRegistry.Create(set));
        return ([.. Enumerable.Range(0, 10).Select(_ => run.Step())], run.First.Weight.Values.ToArray());
    }

    sealed class Run
    {
        readonly Tape _tape;
        readonly Adam _adam;
        readonly Tensor _x = Numbers.Matrix(Nodes, Width, 3);
        readonly CsrMatrix _graph;
        readonly LayerNormalization _norm = new("norm", Width);
        readonly GraphConvolution _second;
        readonly int[] _classes;

        public Run(IKernels kernels)
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
            var value = loss.Values[0];
            _tape.Reset();
            return value;
        }
    }
}
