using GraphSec.Models;
using GraphSec.Models.Detectors;
using GraphSec.Models.Graphs;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models;

public sealed class SeedBatchTests
{
    private const int Nodes = 3_000;
    private const int Features = 12;

    [Fact]
    public void All_nodes_with_all_neighbours_have_the_loss_and_the_gradients_of_the_whole_graph()
    {
        var data = Data(Nodes);
        int[] shifts = [5, 700];
        var network = new GraphAutoencoderNetwork(Features, 8, new Pcg32(1));
        using var tape = new Tape(KernelRegistry.Create(), 1);
        var smooth = GraphAutoencoderNetwork.Smooth(tape, data);
        var whole = network.Loss(tape, data, smooth, shifts, 0.5f);
        tape.Backward(whole);
        var (expected, gradients) = (whole.Scalar(), Gradients(network));
        tape.Reset();

        var sampled = new NeighbourSampler(data.Adjacency!, [Nodes, Nodes]).Sample([.. Enumerable.Range(0, Nodes)], 1);
        var loss = new SeedBatch(sampled, data.Adjacency!, shifts).Loss(tape, network, data.Features, smooth, 0.5f);
        tape.Backward(loss);
        Assert.Equal(expected, loss.Scalar(), 1e-5f);
        Numbers.Close(gradients, Gradients(network), 1e-3f, "gradients");
    }

    [Fact]
    public void Batches_learn_what_the_whole_graph_does_and_repeat_bit_by_bit()
    {
        var whole = Losses(Data(Nodes), batch: 0, epochs: 40);
        var batched = Losses(Data(Nodes), batch: 256, epochs: 10);
        Assert.Equal(batched, Losses(Data(Nodes), batch: 256, epochs: 10));
        Assert.InRange(batched[^1], 0, 1.1f * whole[^1]);
    }

    [Fact]
    public void A_step_is_as_large_as_its_batch_whatever_the_graph()
    {
        var data = Data(60_000);
        var sampler = new NeighbourSampler(data.Adjacency!, NeighbourSampler.Halving(6, 2));
        var sampled = sampler.Sample([.. Enumerable.Range(0, 500).Select(i => i * 100)], 3);
        Assert.InRange(sampled.Nodes.Length, 500, 500 * (1 + 6 + 6 * 3));
    }

    private static IReadOnlyList<float> Losses(AttributedGraph data, int batch, int epochs)
    {
        var detector = new GraphAutoencoder(new GraphAutoencoderOptions(Hidden: 8, Epochs: epochs, Seed: 3, BatchNodes: batch, FanOut: 6));
        detector.Fit(data);
        return detector.Losses;
    }

    private static float[] Gradients(GraphAutoencoderNetwork network)
    {
        var all = network.Parameters.SelectMany(p => p.Gradient.ToArray()).ToArray();
        foreach (var parameter in network.Parameters)
        {
            parameter.ZeroGradient();
        }

        return all;
    }

    private static AttributedGraph Data(int nodes)
    {
        var random = new Pcg32(6);
        var x = Initialize.Normal("", nodes, Features, 0.1f, random);
        x.IsParameter = false;
        for (var i = 0; i < nodes; i++)
        {
            x[i, i % 4] += 1;
        }

        int[] from = [.. Enumerable.Range(0, 4 * nodes).Select(e => e / 4)];
        return new(x, CsrMatrix.SymmetricallyNormalized(nodes, from, [.. from.Select(i => (i + 4 * (1 + random.Next(nodes / 4 - 1))) % nodes)]));
    }
}
