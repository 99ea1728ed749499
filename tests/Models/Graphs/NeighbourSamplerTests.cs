using GraphSec.Models;
using GraphSec.Models.Graphs;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models.Graphs;

public sealed class NeighbourSamplerTests
{
    private const int Nodes = 400;
    private const int Width = 5;

    private static readonly CsrMatrix Graph = RandomGraph();
    private static readonly Tensor X = Numbers.Matrix(Nodes, Width, 3);

    [Fact]
    public void All_neighbours_give_the_bits_of_the_whole_graph()
    {
        int[] seeds = [3, 17, 50, 399];
        var sampled = new NeighbourSampler(Graph, [1000, 1000]).Sample(seeds, 1);
        using var tape = new Tape(KernelRegistry.Create(), 1);
        var whole = tape.Aggregate(tape.Aggregate(X, Graph, BagMode.Sum), Graph, BagMode.Sum);
        var part = Twice(tape, sampled);
        for (var i = 0; i < seeds.Length; i++)
        {
            Assert.Equal(whole.Row(seeds[i]).ToArray(), part.Row(i).ToArray());
        }
    }

    [Fact]
    public void Nodes_are_sorted_by_hop_and_none_is_there_twice()
    {
        var sampled = new NeighbourSampler(Graph, [3, 2]).Sample([50, 3, 17, 3], 1);
        Assert.Equal([3, 17, 50], sampled.Nodes[..sampled.Seeds]);
        Assert.Equal(sampled.Nodes.Length, sampled.Nodes.Distinct().Count());
        var first = sampled.Nodes[sampled.Block(0).Rows..sampled.Block(0).Columns];
        Assert.Equal(first.Order(), first);
        Assert.InRange(sampled.Nodes.Length, 1, 3 * (1 + 3 + 3 * 2));
    }

    [Fact]
    public void One_seed_gives_one_neighbourhood_whatever_was_drawn_before()
    {
        var sampler = new NeighbourSampler(Graph, [3, 2]);
        var (first, other) = (sampler.Sample([5, 6], 9), sampler.Sample([5, 6], 10));
        var again = new NeighbourSampler(Graph, [3, 2]).Sample([6, 5], 9);
        Assert.Equal(first.Nodes, again.Nodes);
        Assert.Equal(first.Block(1).Weights, again.Block(1).Weights);
        Assert.NotEqual(first.Nodes, other.Nodes);
    }

    [Fact]
    public void The_mean_over_many_samples_is_the_whole_sum()
    {
        const int Samples = 4000;
        int[] seeds = [3, 17, 50, 399];
        var sampler = new NeighbourSampler(Graph, [3, 2]);
        using var tape = new Tape(KernelRegistry.Create("scalar"), 1);
        var whole = tape.Aggregate(tape.Aggregate(X, Graph, BagMode.Sum), Graph, BagMode.Sum).Values.ToArray();
        var (sum, squares) = (new double[seeds.Length * Width], new double[seeds.Length * Width]);
        for (var sample = 0; sample < Samples; sample++)
        {
            tape.Reset();
            var part = Twice(tape, sampler.Sample(seeds, (ulong)sample)).Values;
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] += part[i];
                squares[i] += part[i] * part[i];
            }
        }

        for (var i = 0; i < sum.Length; i++)
        {
            var mean = sum[i] / Samples;
            var error = Math.Sqrt(Math.Max(0, squares[i] / Samples - mean * mean) / Samples);
            Assert.Equal(whole[seeds[i / Width] * Width + i % Width], mean, 5 * error + 1e-4);
        }
    }

    private static Tensor Twice(Tape tape, SampledNeighbourhood sampled)
    {
        var x = tape.Gather(X, sampled.Nodes);
        return tape.Aggregate(tape.Aggregate(x, sampled.Block(1), BagMode.Sum), sampled.Block(0), BagMode.Sum);
    }

    private static CsrMatrix RandomGraph()
    {
        var random = new Pcg32(4);
        int[] Ends() => [.. Enumerable.Range(0, 6 * Nodes).Select(_ => random.Next(Nodes))];
        return CsrMatrix.SymmetricallyNormalized(Nodes, Ends(), Ends());
    }
}
