using GraphSec.MadeUp;
using GraphSec.Models;
using GraphSec.Models.Detectors;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models;

/// <summary>What a training step takes of the managed heap once its buffers are there.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void A_step_of_the_autoencoder_allocates_nothing_once_warm()
    {
        const int Nodes = 2_000;
        var random = new Pcg32(1);
        int[] Ends() => [.. Enumerable.Range(0, 4 * Nodes).Select(_ => random.Next(Nodes))];
        var x = Initialize.Normal("", Nodes, 16, 1, random);
        x.IsParameter = false;
        var data = new AttributedGraph(x, CsrMatrix.SymmetricallyNormalized(Nodes, Ends(), Ends()));
        var network = new GraphAutoencoderNetwork(16, 16, random);
        using var tape = new Tape(KernelRegistry.Create(), 1);
        var adam = new Adam(network.Parameters, new AdamOptions());
        var smooth = GraphAutoencoderNetwork.Smooth(tape, data);
        int[] shifts = [5, 600];
        Assert.Equal(0, LeastOf(8, () =>
        {
            var loss = network.Loss(tape, data, smooth, shifts, 0.5f);
            adam.ZeroGradients();
            tape.Backward(loss);
            adam.Step();
            loss.Scalar();
            tape.Reset();
        }));
    }

    /// <summary>A pass has a mask of its own and with it arrays of its own, but no tensors: those are some forty times as large.
    /// </summary>
    [Fact]
    public void A_step_of_the_likelihood_network_allocates_its_arrays_alone_once_warm()
    {
        const int Nodes = 2_000;
        var schema = MadeUpCells.Schema(5);
        var graph = MadeUpCells.Graph(schema, Nodes, 3, 1);
        var options = new LikelihoodOptions { Hidden = 48, Epochs = 6, BatchNodes = Nodes };
        var (before, allocated) = (0L, new List<long>());
        LikelihoodTraining.Fit(new LikelihoodNetwork(schema, options), [graph], [], KernelRegistry.Create(), _ =>
        {
            allocated.Add(GC.GetAllocatedBytesForCurrentThread() - before);
            before = GC.GetAllocatedBytesForCurrentThread();
        });
        Assert.InRange(allocated.Skip(2).Min(), 0, Nodes * 2_000);
    }

    private static long LeastOf(int times, Action step) => Enumerable.Range(0, times).Select(_ =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        step();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }).ToArray().Min();
}
