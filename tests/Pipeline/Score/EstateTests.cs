using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Score;

namespace GraphSec.Tests.Pipeline.Score;

public class EstateTests
{
    private static readonly Detector Peers = SmallGraphs.Trained().Detector.PeersAlone();
    private static readonly IKernels Kernels = KernelRegistry.Create("scalar");

    [Fact]
    public void A_lone_block_is_compared_with_those_of_other_graphs()
    {
        var lone = Lone("new", odd: true);
        var alone = Peers.Score(lone, 97, Kernels).Blocks[0];
        var among = new Estate([SmallGraphs.Features("a"), SmallGraphs.Features("b")]).Score([lone], Peers, new ScoreOptions(), Kernels)[0];
        var block = Assert.Single(among.Blocks);
        Assert.Equal(lone.Blocks[0].Address, block.Block.Address);
        Assert.True(block.Score > alone.Score);
        Assert.Equal(("encrypted", "true", 12), (block.Reasons[0].Path, block.Reasons[0].Usual, (int)block.Reasons[0].PeersUsual));
        Assert.Same(lone, among.Features);
    }

    [Fact]
    public void What_is_scored_is_no_peer_of_its_own()
    {
        var graph = SmallGraphs.Features("new", odd: 2);
        var alone = Peers.Score(graph, 97, Kernels).Blocks.Select(b => (b.Block.Address, b.Score));
        var among = new Estate([SmallGraphs.Features("new", odd: 2)]).Score([graph], Peers, new ScoreOptions(), Kernels)[0];
        Assert.Equal(alone, among.Blocks.Select(b => (b.Block.Address, b.Score)));
    }

    [Fact]
    public void A_graph_of_another_form_is_no_peer()
    {
        var graph = SmallGraphs.Features("new", odd: 2);
        var bare = SmallGraphs.Features("other") with { Form = SourceForm.Dot, HasAttributes = false };
        var alone = Peers.Score(graph, 97, Kernels).Blocks.Select(b => (b.Block.Address, b.Score));
        Assert.Equal(alone, new Estate([bare]).Score([graph], Peers, new ScoreOptions(), Kernels)[0].Blocks.Select(b => (b.Block.Address, b.Score)));
    }

    private static GraphFeatures Lone(string name, bool odd)
    {
        var graph = SmallGraphs.Features(name, odd: odd ? 2 : null);
        return graph with { Blocks = [graph.Blocks.Single(b => b.Address == "bucket.b2")], Edges = [] };
    }
}
