using GraphSec.MadeUp;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models.Likelihood;

public sealed class InferenceTests
{
    private static readonly CellSchema Schema = MadeUpCells.Schema(cells: 5);

    public static TheoryData<string> Sets => [.. KernelRegistry.Supported];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Stretches_of_any_size_give_the_same_bits(string set)
    {
        var graph = CellGraph.Join([MadeUpCells.Graph(Schema, 300, 3, 1), MadeUpCells.Graph(Schema, 57, 2, 2)]);
        var whole = Run(graph, set, new PassLimits());
        Assert.Equal(whole, Run(graph, set, new PassLimits(Nodes: 7)));
        Assert.Equal(whole, Run(graph, set, new PassLimits(Nodes: 64, Pairs: 50)));
        Assert.Equal(whole, Run(graph, set, new PassLimits(Pairs: 1)));
    }

    [Fact]
    public void Probabilities_add_up_to_one_and_kinds_have_none()
    {
        var graph = MadeUpCells.Graph(Schema, 40, 2, 3);
        var found = LikelihoodInference.Run(Network(layers: 2), graph, KernelRegistry.Create());
        for (var slot = 0; slot < graph.SlotCount; slot++)
        {
            Assert.Equal(graph.SlotVariable[slot] == 0 ? 0 : 1, found.Of(slot).ToArray().Sum(), 1e-5f);
        }
    }

    [Fact]
    public void A_network_without_layers_judges_nodes_by_themselves()
    {
        var graph = MadeUpCells.Graph(Schema, 40, 2, 3);
        var found = LikelihoodInference.Run(Network(layers: 0), graph, KernelRegistry.Create(), new PassLimits(Nodes: 9));
        Assert.Equal(1, found.Of(1).ToArray().Sum(), 1e-5f);
    }

    [Fact]
    public void Slots_beyond_a_page_have_places_of_their_own()
    {
        var graph = MadeUpCells.Graph(Schema, 30_000, 1, 3);
        int[] each = [.. Enumerable.Range(0, graph.NodeCount)];
        var found = new SlotDistributions(Schema, graph, each, each);
        for (var slot = 0; slot < graph.SlotCount; slot++)
        {
            found.Of(slot).Fill(slot);
        }

        for (var slot = 0; slot < graph.SlotCount; slot++)
        {
            Assert.True(found.Of(slot).IndexOfAnyExcept((float)slot) < 0);
        }
    }

    private static float[] Run(CellGraph graph, string set, PassLimits limits)
    {
        var found = LikelihoodInference.Run(Network(layers: 2), graph, KernelRegistry.Create(set), limits);
        return [.. Enumerable.Range(0, graph.SlotCount).SelectMany(slot => found.Of(slot).ToArray())];
    }

    private static LikelihoodNetwork Network(int layers) =>
        new(Schema, new LikelihoodOptions { Hidden = 24, Layers = layers });
}
