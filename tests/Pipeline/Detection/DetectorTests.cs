using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Tests.Pipeline.Detection;

public class DetectorTests
{
    private static readonly TrainedDetector Trained = SmallGraphs.Trained();
    private static readonly IKernels Kernels = KernelRegistry.Create("scalar");

    [Fact]
    public void Graphs_scored_in_one_pass_get_what_each_gets_alone()
    {
        GraphFeatures[] graphs = [SmallGraphs.Features("a", odd: 2), SmallGraphs.Features("b"), SmallGraphs.Features("c", bare: 4)];
        var together = Trained.Detector.Score(graphs, 97, Kernels);
        for (var g = 0; g < graphs.Length; g++)
        {
            var alone = Trained.Detector.Score(graphs[g], 97, Kernels);
            Assert.Same(graphs[g], together[g].Features);
            Assert.Equal(alone.Blocks.Select(b => b.Block.Address), together[g].Blocks.Select(b => b.Block.Address));
            Assert.All(alone.Blocks.Zip(together[g].Blocks), pair => Assert.Equal(pair.First.Surprise, pair.Second.Surprise, 1e-4));
        }
    }

    [Fact]
    public void An_odd_attribute_comes_first_and_is_named()
    {
        var top = Trained.Detector.Score(SmallGraphs.Features("new", odd: 2), 97, Kernels).Blocks[0];
        Assert.Equal("bucket.b2", top.Block.Address);
        var reason = top.Reasons[0];
        Assert.Equal(("encrypted", "false", "true"), (reason.Path, reason.Seen, reason.Usual));
        Assert.Equal(5, reason.PeersUsual);
        Assert.True(reason.TrainingUsual > 0);
    }

    [Fact]
    public void A_missing_sibling_comes_first_and_is_named()
    {
        var top = Trained.Detector.Score(SmallGraphs.Features("new", bare: 4), 97, Kernels).Blocks[0];
        Assert.Equal(("bucket.b4", "<-lock", Cell.Absent), (top.Block.Address, top.Reasons[0].Path, top.Reasons[0].Seen));
    }

    [Fact]
    public void Putting_the_usual_value_back_lowers_the_score()
    {
        var odd = Trained.Detector.Score(SmallGraphs.Features("new", odd: 2), 97, Kernels);
        var mended = Trained.Detector.Score(SmallGraphs.Features("new"), 97, Kernels);
        Assert.True(Surprise(mended, "bucket.b2") < Surprise(odd, "bucket.b2") - 1);
    }

    [Fact]
    public void Peers_alone_find_an_odd_block_of_a_type_that_training_never_saw()
    {
        var foreign = Renamed(SmallGraphs.Features("new", odd: 1));
        var top = Trained.Detector.Score(foreign, 97, Kernels).Blocks[0];
        Assert.Equal("bucket.b1", top.Block.Address);
        Assert.Equal(0, top.Reasons[0].TrainingBlocks);
    }

    [Fact]
    public void Scores_are_the_same_every_time()
    {
        var graph = SmallGraphs.Features("new", odd: 2, bare: 3);
        var first = Trained.Detector.Score(graph, 97, Kernels).Blocks.Select(b => (b.Block.Address, b.Surprise, b.Score));
        var second = SmallGraphs.Trained().Detector.Score(graph, 97, Kernels).Blocks.Select(b => (b.Block.Address, b.Surprise, b.Score));
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("scalar")]
    [InlineData(null)]
    public void Kernel_sets_agree(string? kernels)
    {
        var graph = SmallGraphs.Features("new", odd: 2);
        var expected = Trained.Detector.Score(graph, 97, Kernels);
        var actual = Trained.Detector.Score(graph, 97, KernelRegistry.Create(kernels));
        foreach (var block in expected.Blocks)
        {
            Assert.Equal(block.Surprise, Surprise(actual, block.Block.Address), 3);
        }
    }

    [Fact]
    public void An_empty_graph_has_no_scores()
    {
        var empty = new GraphFeatures("r", "g", SourceForm.Dot, false, [], []);
        Assert.Empty(Trained.Detector.Score(empty, 97, Kernels).Blocks);
    }

    [Fact]
    public void Structure_alone_is_scored_where_there_are_no_attributes()
    {
        var graph = SmallGraphs.Features("new", bare: 0) with { Form = SourceForm.Dot, HasAttributes = false };
        Assert.Equal(graph.Blocks.Count, Trained.Detector.Score(graph, 97, Kernels).Blocks.Count);
    }

    private static double Surprise(GraphScores scores, string address) => scores.Blocks.Single(b => b.Block.Address == address).Surprise;

    private static GraphFeatures Renamed(GraphFeatures graph) => graph with
    {
        Blocks = [.. graph.Blocks.Select(b => b with { Type = "other_" + b.Type })],
    };
}
