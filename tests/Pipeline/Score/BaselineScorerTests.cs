using GraphSec.Models.Kernels;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Baselines;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Score;

namespace GraphSec.Tests.Pipeline.Score;

public sealed class BaselineScorerTests
{
    private static readonly Detector Model = SmallGraphs.Trained().Detector;
    private static readonly IKernels Kernels = KernelRegistry.Create("scalar");
    private static readonly GraphFeatures Graph = SmallGraphs.Features("new", odd: 2);

    public static TheoryData<string> Words => [.. NamedDetectors.All.Where(detector => detector.Word != NamedDetectors.Own).Select(detector => detector.Word)];

    [Theory]
    [MemberData(nameof(Words))]
    public void Scores_are_percentiles_among_what_is_scored_and_the_same_twice(string word)
    {
        var scores = Assert.Single(Score(word, [Graph], []));
        Assert.Equal(Graph.Blocks.Select(b => b.Address).Order(), scores.Blocks.Select(b => b.Block.Address).Order());
        Assert.Equal(50, scores.Blocks.Average(b => b.Score), 1e-9);
        Assert.Equal(scores.Blocks.OrderByDescending(b => b.Score).Select(b => b.Score), scores.Blocks.Select(b => b.Score));
        Assert.All(scores.Blocks, block => Assert.True(double.IsFinite(block.Surprise)));
        Assert.Equal(scores.Blocks.Select(b => (b.Block.Address, b.Score)), Score(word, [Graph], [])[0].Blocks.Select(b => (b.Block.Address, b.Score)));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Reasons_are_there_where_they_are_promised(string word)
    {
        var named = NamedDetectors.ForTerraform(word);
        var scores = Score(word, [Graph], [])[0];
        Assert.Equal(named.GivesReasons && word != "peers-alone", scores.Blocks.Any(block => block.Reasons.Count > 0));
        Assert.All(scores.Blocks.Where(block => block.Reasons.Count > 0), block => Assert.Equal(1, block.Reasons.Sum(reason => reason.Share), 1e-9));
        Assert.Equal(!named.GivesReasons, scores.Features.Notices[^1].EndsWith("it ranks without reasons", StringComparison.Ordinal));
        Assert.Equal(named.LearnsFrom == BaselineSource.Graphs, scores.Features.Notices[^1].Contains("fitted to this code", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("attribute-frequency")]
    [InlineData("hbos")]
    [InlineData("chow-liu")]
    public void What_is_odd_comes_first_and_is_named(string word)
    {
        var top = Score(word, [Graph], [])[0].Blocks[0];
        Assert.Equal("bucket.b2", top.Block.Address);
        Assert.Equal(("encrypted", "false", "true"), (top.Reasons[0].Path, top.Reasons[0].Seen, top.Reasons[0].Usual));
    }

    [Fact]
    public void Peers_count_and_what_is_scored_is_none_of_them()
    {
        var other = SmallGraphs.Features("peer", bare: 1);
        GraphFeatures[] peers = [other with { Blocks = [.. other.Blocks.Select(block => block with { Address = $"module.other.{block.Address}" })] }];
        var alone = Score("isolation-forest", [Graph], [])[0].Blocks.Select(b => b.Surprise);
        var among = Score("isolation-forest", [Graph], peers)[0];
        Assert.NotEqual(alone, among.Blocks.Select(b => b.Surprise));
        Assert.Contains("fitted to this code and --peers", among.Features.Notices[^1], StringComparison.Ordinal);
        Assert.Equal(alone, Score("isolation-forest", [Graph], [SmallGraphs.Features("copy", odd: 2)])[0].Blocks.Select(b => b.Surprise));
    }

    [Fact]
    public void An_empty_graph_has_no_scores()
    {
        var empty = Graph with { Blocks = [], Edges = [] };
        Assert.All(Words, row => Assert.Empty(Score(row.Data, [empty], [])[0].Blocks));
    }

    [Fact]
    public void Words_are_one_each_and_an_unknown_one_is_named()
    {
        Assert.Equal(NamedDetectors.All.Count, NamedDetectors.All.DistinctBy(detector => detector.Word).Count());
        var error = Assert.Throws<InputException>(() => Score("oracle", [Graph], []));
        Assert.Equal("'oracle' is no detector for Terraform; 'graphsec detectors' lists them", error.Message);
    }

    private static IReadOnlyList<GraphScores> Score(string word, IReadOnlyList<GraphFeatures> graphs, IReadOnlyList<GraphFeatures> peers) =>
        BaselineScorer.Score(graphs, peers, Model, word, new ScoreOptions(), seed: 3, Kernels);
}
