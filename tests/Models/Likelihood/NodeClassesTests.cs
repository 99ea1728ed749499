using GraphSec.MadeUp;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models.Likelihood;

public sealed class NodeClassesTests
{
    private static readonly CellSchema Schema = MadeUpCells.Schema(cells: 5);
    private static readonly CellGraph Graph = MadeUpCells.Graph(Schema, 60, 3, 1);

    [Fact]
    public void A_copy_adds_no_class()
    {
        var (once, twice) = (NodeClasses.Of(Graph, 2, hasStyle: true), NodeClasses.Of(CellGraph.Join([Graph, Graph]), 2, hasStyle: true));
        for (var layers = 0; layers <= 3; layers++)
        {
            Assert.Equal(once.Members(layers), twice.Members(layers));
            Assert.Equal(twice.Of(layers)[..60], twice.Of(layers)[60..]);
        }

        Assert.Equal([0, 0], twice.StyleOf);
    }

    [Fact]
    public void Another_relation_parts_the_ends_of_its_edge_after_one_layer()
    {
        var relations = (int[])Graph.EdgeRelation.Clone();
        relations[0]++;
        var classes = NodeClasses.Of(CellGraph.Join([Graph, Graph with { EdgeRelation = relations }]), 2, hasStyle: true);
        var parted = Enumerable.Range(0, 60).Where(i => classes.Of(1)[i] != classes.Of(1)[60 + i]);
        Assert.Equal(new[] { Graph.EdgeFrom[0], Graph.EdgeTo[0] }.Distinct().Order(), parted);
        Assert.Equal(classes.Of(0)[..60], classes.Of(0)[60..]);
    }

    [Fact]
    public void Another_cell_in_the_graph_parts_what_the_decoder_sees_of_all()
    {
        var tokens = (int[])Graph.InputTokens.Clone();
        tokens[^1] = (tokens[^1] + 1) % Schema.TokenCount;
        var classes = NodeClasses.Of(CellGraph.Join([Graph, Graph with { InputTokens = tokens }]), 2, hasStyle: true);
        Assert.Equal([0, 1], classes.StyleOf);
        Assert.All(Enumerable.Range(0, 60), i => Assert.NotEqual(classes.Of(3)[i], classes.Of(3)[60 + i]));
    }

    [Fact]
    public void Graphs_side_by_side_get_what_each_gets_alone()
    {
        var other = MadeUpCells.Graph(Schema, 33, 2, 2);
        var network = new LikelihoodNetwork(Schema, new LikelihoodOptions { Hidden = 24 });
        var kernels = KernelRegistry.Create("scalar");
        var (first, second) = (LikelihoodInference.Run(network, Graph, kernels), LikelihoodInference.Run(network, other, kernels));
        var joined = LikelihoodInference.Run(network, CellGraph.Join([Graph, other, Graph]), kernels);
        for (var slot = 0; slot < Graph.SlotCount; slot++)
        {
            Close(first.Of(slot), joined.Of(slot));
            Close(first.Of(slot), joined.Of(Graph.SlotCount + other.SlotCount + slot));
        }

        for (var slot = 0; slot < other.SlotCount; slot++)
        {
            Close(second.Of(slot), joined.Of(Graph.SlotCount + slot));
        }
    }

    private static void Close(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-6f);
        }
    }
}
