using GraphSec.MadeUp;
using GraphSec.Models;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models.Likelihood;

public sealed class SeedCutterTests
{
    private static readonly CellSchema Schema = MadeUpCells.Schema(cells: 5);

    [Fact]
    public void All_nodes_with_all_neighbours_are_the_graph()
    {
        var graph = MadeUpCells.Graph(Schema, 200, 3, 1);
        var part = new SeedCutter(graph, hops: 2).Cut([.. Enumerable.Range(0, 200)], 1, fanOut: 1000);
        Assert.Equal(200, part.Seeds);
        foreach (var property in typeof(CellGraph).GetProperties().Where(p => p.PropertyType == typeof(int[]) && p.Name != "GraphOffsets"))
        {
            Assert.Equal((int[])property.GetValue(graph)!, (int[])property.GetValue(part.Graph)!);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void All_neighbours_give_a_seed_the_bits_of_the_whole_graph(int layers)
    {
        var graph = MadeUpCells.Graph(Schema, 200, 3, 1);
        var network = new LikelihoodNetwork(Schema, new LikelihoodOptions { Hidden = 24, Layers = layers });
        var part = new SeedCutter(graph, layers).Cut([150, 3, 77], 1, fanOut: 1000);
        Assert.InRange(part.Graph.NodeCount, 4, 199);
        var whole = States(network, new SeedPart(graph));
        var cut = States(network, part);
        int[] seeds = [3, 77, 150];
        Assert.Equal(seeds.Length, cut.Length);
        for (var i = 0; i < seeds.Length; i++)
        {
            Assert.Equal(whole[seeds[i]], cut[i]);
        }
    }

    [Fact]
    public void A_part_is_as_large_as_its_fan_outs_say_whatever_the_graph()
    {
        var graph = MadeUpCells.Graph(Schema, 20_000, 20, 1);
        var part = new SeedCutter(graph, hops: 2).Cut([.. Enumerable.Range(0, 100)], 1, fanOut: 4);
        Assert.InRange(part.Graph.NodeCount, 101, 100 * (1 + 8 + 8 * 4));
    }

    [Fact]
    public void One_seed_gives_one_part()
    {
        var graph = MadeUpCells.Graph(Schema, 500, 12, 1);
        var cutter = new SeedCutter(graph, hops: 2);
        var (first, other) = (cutter.Cut([7, 8], 5, fanOut: 8), cutter.Cut([7, 8], 6, fanOut: 8));
        var again = new SeedCutter(graph, hops: 2).Cut([8, 7], 5, fanOut: 8);
        Assert.Equal(first.Graph.EdgeFrom, again.Graph.EdgeFrom);
        Assert.Equal(first.Graph.SlotVariable, again.Graph.SlotVariable);
        Assert.NotEqual(first.Graph.EdgeFrom, other.Graph.EdgeFrom);
    }

    [Fact]
    public void A_graph_that_is_cut_is_learned_like_a_whole_one()
    {
        var graph = MadeUpCells.Graph(Schema, 1_200, 3, 1);
        var whole = Fit(graph, batchNodes: 150, epochs: 12);
        var cut = Fit(graph, batchNodes: 149, epochs: 3);
        Assert.Equal(cut, Fit(graph, batchNodes: 149, epochs: 3));
        Assert.InRange(cut[^1], 0, 1.1 * whole[^1]);
    }

    private static double[] Fit(CellGraph graph, int batchNodes, int epochs)
    {
        var options = new LikelihoodOptions { Hidden = 16, Epochs = epochs, BatchNodes = batchNodes };
        var history = LikelihoodTraining.Fit(new LikelihoodNetwork(Schema, options), [graph], [graph], KernelRegistry.Create("simd128"));
        return [.. history.Select(loss => loss.Validation)];
    }

    /// <summary>The nodes' states after all layers, nothing hidden.</summary>
    private static float[][] States(LikelihoodNetwork network, SeedPart part)
    {
        using var tape = new Tape(KernelRegistry.Create(), 1) { Training = false };
        var input = MaskedInput.Of(Schema, part, new CellMask(part.Graph), network.Options.Layers);
        var x = network.Neighbourhood(tape, input, network.Encode(tape, input.Tokens));
        return [.. Enumerable.Range(0, x.Rows).Select(i => x.Row(i).ToArray())];
    }
}
