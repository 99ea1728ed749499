using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Train;

namespace GraphSec.Tests.Pipeline.Detection;

/// <summary>What people prefer decides where there is nothing else to go by, and gives way where there is.</summary>
public class PreferenceWeightTests
{
    private static readonly Cell[] Plain = [new("encrypted", "false", "boolean")];
    private static readonly Cell[] Encrypted = [new("encrypted", "true", "boolean")];

    [Fact]
    public void What_is_preferred_counts_less_in_code_that_hangs_together()
    {
        var detector = Detector();
        var (alone, among, joined) = (Surprise(detector, Graph(Plain)), Surprise(detector, Graph(Plain, others: 8)), Surprise(detector, Graph(Plain, others: 8, areJoined: true)));
        Assert.Equal(alone, among, 1e-12);
        Assert.True(joined < alone);
    }

    [Fact]
    public void What_is_preferred_still_orders_what_is_like_it()
    {
        var detector = Detector();
        Assert.True(Surprise(detector, Graph(Plain)) > Surprise(detector, Graph(Encrypted)));
        Assert.True(Surprise(detector, Graph(Plain, others: 8, areJoined: true)) > Surprise(detector, Graph(Encrypted, others: 8, areJoined: true)));
    }

    [Fact]
    public void A_graph_hangs_together_as_far_as_its_largest_part()
    {
        Assert.Equal(1, new ReferenceContext(Graph(Plain, others: 3)).MostConnected);
        Assert.Equal(3, new ReferenceContext(Graph(Plain, others: 3, areJoined: true)).MostConnected);
        Assert.Equal(1, new ReferenceContext(Graph(Plain) with { Blocks = [] }).MostConnected);
    }

    private static Detector Detector()
    {
        var corpus = SmallGraphs.Corpus();
        var preference = PreferenceFitting.Fit([Graph(Plain, name: "x/bad"), Graph(Encrypted, name: "x/good")], corpus.Graphs.Select(g => g.Graph), corpus.Vocabulary);
        return SmallGraphs.Trained().Detector.With(evidence: null, preference);
    }

    private static double Surprise(Detector detector, GraphFeatures graph) =>
        detector.Score(graph, threshold: 100, KernelRegistry.Create("scalar")).Blocks.Single(score => score.Block.Type == "disk").Surprise;

    /// <summary>A disk and others that have nothing to do with it.</summary>
    /// <param name="areJoined">Whether each of the others refers to the next.</param>
    private static GraphFeatures Graph(Cell[] cells, int others = 0, bool areJoined = false, string name = "x/g") => new(
        "x", name, SourceForm.Configuration, HasAttributes: true,
        [Block("disk", 0, cells), .. Enumerable.Range(0, others).Select(i => Block("step", i, []))],
        areJoined ? [.. Enumerable.Range(1, others - 1).Select(i => new FeatureEdge(i, i + 1, "next", "next"))] : []);

    private static BlockFeatures Block(string type, int number, Cell[] cells) => new($"{type}.n{number}", type, "", 1, null, null, cells);
}
