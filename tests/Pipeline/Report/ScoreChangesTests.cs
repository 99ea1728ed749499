using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Report;
using GraphSec.Pipeline.Report.Changes;

namespace GraphSec.Tests.Pipeline.Report;

public sealed class ScoreChangesTests
{
    [Fact]
    public void The_cause_of_a_move_is_the_block_then_its_neighbours_then_its_peers()
    {
        // c → b → a, and d alone.
        var before = Graph([("a", 50, "1"), ("b", 50, "1"), ("c", 50, "1"), ("d", 98, "1")]);
        var now = Findings.Of([Graph([("a", 60, "2"), ("b", 70, "1"), ("c", 50.5, "1"), ("d", 80, "1")])], new ReportOptions());
        var changes = ScoreChanges.Between("main", [before], now);
        Assert.Equal(["t.b Neighbour t.a", "t.a Changed "], changes.Moved.Select(change => $"{change.Finding.Block.Address} {change.Cause} {string.Join(' ', change.Neighbours)}"));
        Assert.Equal(["t.d Peers"], changes.Gone.Select(change => $"{change.Finding.Block.Address} {change.Cause}"));
        Assert.Equal([new ReachedBlock("g", "t.b", 1), new ReachedBlock("g", "t.c", 2)], changes.Reached);
        Assert.Empty(changes.New);
        var markdown = ReportSamples.Written("markdown", now.With(changes, null));
        Assert.Contains("### Moved because a neighbour changed\n", markdown, StringComparison.Ordinal);
        Assert.Contains("| 70.0 | 50.0 | `t.b` | t.a changed |", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_changed_it_was_the_model()
    {
        var now = Findings.Of([Graph([("a", 60, "1")])], new ReportOptions());
        var changes = ScoreChanges.Between("main", [Graph([("a", 50, "1")])], now);
        Assert.Equal(ChangeCause.Elsewhere, Assert.Single(changes.Moved).Cause);
        Assert.StartsWith("g against main: 0 new outliers, 0 gone, 1 moved; ", ReportSamples.Written("table", now.With(changes, null)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_that_is_new_or_gone_changes_with_all_it_has()
    {
        GraphScores[] before = [Graph([("a", 99, "1")], "x"), Graph([("a", 99, "1")], "y")];
        var changes = ScoreChanges.Between("main", before, Findings.Of([before[0], Graph([("a", 98, "1")], "z")], new ReportOptions()));
        Assert.Equal(["z"], changes.New.Select(change => change.Finding.Graph.Features.Name));
        Assert.Equal(["y"], changes.Gone.Select(change => change.Finding.Graph.Features.Name));
        Assert.Equal([("z", "t.a", ChangeCause.Added), ("y", "t.a", ChangeCause.Removed)], changes.Touched);
    }

    private static GraphScores Graph((string Name, double Score, string Print)[] blocks, string name = "g")
    {
        var features = blocks.Select(block => ReportSamples.Block("t." + block.Name, "t", "", null, null, block.Print)).ToArray();
        FeatureEdge[] edges = blocks.Length < 3 ? [] : [new FeatureEdge(1, 0, "x", "x"), new FeatureEdge(2, 1, "x", "x")];
        return new GraphScores(new GraphFeatures("r", name, SourceForm.Configuration, true, features, edges), 97,
            [.. blocks.Select((block, i) => ReportSamples.Score(features[i], block.Score, "p")).OrderByDescending(score => score.Score)]);
    }
}
