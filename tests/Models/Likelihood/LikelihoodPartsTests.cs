using GraphSec.MadeUp;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models.Likelihood;

/// <summary>What a network without a part can no longer see, a network with it does.</summary>
public sealed class LikelihoodPartsTests
{
    private static readonly CellSchema Schema = MadeUpCells.Schema(cells: 5);
    private static readonly CellGraph Graph = MadeUpCells.Graph(Schema, 60, 3, 1);

    [Theory]
    [InlineData(LikelihoodParts.Context, true)]
    [InlineData(LikelihoodParts.None, false)]
    public void Without_context_another_node_makes_no_difference(LikelihoodParts without, bool isSame) =>
        AssertSame(isSame, Run(Graph, without), Run(WithStranger(), without)[..Run(Graph, without).Length]);

    [Theory]
    [InlineData(LikelihoodParts.Direction, true)]
    [InlineData(LikelihoodParts.None, false)]
    public void Without_direction_edges_may_be_turned_round(LikelihoodParts without, bool isSame) =>
        AssertSame(isSame, Run(Graph, without), Run(Turned(), without));

    [Theory]
    [InlineData(LikelihoodParts.Relations, true)]
    [InlineData(LikelihoodParts.None, false)]
    public void Without_relations_edges_are_all_of_one_type(LikelihoodParts without, bool isSame) =>
        AssertSame(isSame, Run(Graph, without), Run(Copy(Graph, relation: [.. Graph.EdgeRelation.Select(r => (r + 1) % 3)]), without));

    [Theory]
    [InlineData(LikelihoodParts.Mask, false)]
    [InlineData(LikelihoodParts.None, true)]
    public void Without_the_mask_a_slot_sees_itself(LikelihoodParts without, bool isSame)
    {
        // Node 0 has no layer to see itself through, and nobody else's slots are compared.
        var slot = Graph.SlotOffsets[0] + 1;
        var tokens = (int[])Graph.InputTokens.Clone();
        foreach (var input in Enumerable.Range(0, tokens.Length).Where(i => Graph.InputSlots[i] == slot))
        {
            tokens[input] = (tokens[input] + 1) % Schema.TokenCount;
        }

        var count = Schema.OutcomeCount(Graph.SlotVariable[slot]);
        var before = Run(Graph, without | LikelihoodParts.Context, layers: 0)[..count];
        AssertSame(isSame, before, Run(Copy(Graph, tokens: tokens), without | LikelihoodParts.Context, layers: 0)[..count]);
    }

    [Theory]
    [InlineData(LikelihoodParts.Context)]
    [InlineData(LikelihoodParts.Direction)]
    [InlineData(LikelihoodParts.Relations)]
    [InlineData(LikelihoodParts.Mask)]
    public void A_network_without_a_part_learns(LikelihoodParts without)
    {
        var network = new LikelihoodNetwork(Schema, Options(without) with { Epochs = 4, BatchNodes = 64 });
        var history = LikelihoodTraining.Fit(network, [Graph, MadeUpCells.Graph(Schema, 60, 3, 2)], [MadeUpCells.Graph(Schema, 60, 3, 3)],
            KernelRegistry.Create("scalar"));
        Assert.True(history[^1].Validation < history[0].Validation);
    }

    private static void AssertSame(bool isSame, float[] one, float[] other)
    {
        var most = one.Zip(other, (a, b) => Math.Abs(a - b)).Max();
        Assert.True(isSame ? most < 1e-6f : most > 1e-4f, $"{most}");
    }

    private static float[] Run(CellGraph graph, LikelihoodParts without, int layers = 2)
    {
        var found = LikelihoodInference.Run(
            new LikelihoodNetwork(Schema, Options(without) with { Layers = layers }), graph, KernelRegistry.Create("scalar"));
        return [.. Enumerable.Range(0, graph.SlotCount).SelectMany(slot => found.Of(slot).ToArray())];
    }

    private static LikelihoodOptions Options(LikelihoodParts without) => new() { Hidden = 16, Without = without };

    /// <summary>The same graph, and nodes in it that nothing refers to.</summary>
    private static CellGraph WithStranger()
    {
        var joined = CellGraph.Join([Graph, MadeUpCells.Graph(Schema, 5, 1, 9)]);
        return Copy(joined, graphs: [0, joined.NodeCount]);
    }

    private static CellGraph Turned() => Copy(Graph, turned: true);

    // A copy by 'with' would keep the adjacency of the original.
    private static CellGraph Copy(CellGraph graph, int[]? tokens = null, int[]? relation = null, int[]? graphs = null, bool turned = false) => new()
    {
        NodeCount = graph.NodeCount,
        SlotOffsets = graph.SlotOffsets,
        SlotVariable = graph.SlotVariable,
        SlotParent = graph.SlotParent,
        ObservedOffsets = graph.ObservedOffsets,
        ObservedRows = graph.ObservedRows,
        InputOffsets = graph.InputOffsets,
        InputTokens = tokens ?? graph.InputTokens,
        InputSlots = graph.InputSlots,
        EdgeFrom = turned ? graph.EdgeTo : graph.EdgeFrom,
        EdgeTo = turned ? graph.EdgeFrom : graph.EdgeTo,
        EdgeRelation = relation ?? graph.EdgeRelation,
        EdgeFromSlot = turned ? graph.EdgeToSlot : graph.EdgeFromSlot,
        EdgeToSlot = turned ? graph.EdgeFromSlot : graph.EdgeToSlot,
        NodeWeight = graph.NodeWeight,
        GraphOffsets = graphs ?? graph.GraphOffsets,
    };
}
