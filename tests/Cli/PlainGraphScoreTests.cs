using System.Globalization;
using System.Text.Json;
using GraphSec.Pipeline.Score.PlainGraphs;
using GraphSec.Tests.Models;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Cli;

public sealed class PlainGraphScoreTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public PlainGraphScoreTests()
    {
        var graph = PlantedGraph.Words();
        var (joined, features) = (graph.Neighbours!, graph.Features);
        var edges = Enumerable.Range(0, joined.Rows)
            .SelectMany(node => joined.Indices[joined.Offsets[node]..joined.Offsets[node + 1]].Where(other => node < other).Select(other => $"{node},{other}"));
        scratch.Put("graph/edges.csv", string.Join('\n', edges.Prepend("src,dst")));
        var header = string.Join(',', Enumerable.Range(0, features.Columns).Select(column => $"w{column}"));
        var rows = Enumerable.Range(0, features.Rows).Select(node => string.Join(',', features.Row(node).ToArray()));
        scratch.Put("graph/features.csv", string.Join('\n', rows.Prepend(header)));
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void The_highest_are_shown_and_labels_judge()
    {
        Label();
        var run = Run("--top", "3");
        Assert.Equal(0, run.Code);
        Assert.StartsWith("graph: 400 nodes, ", run.Out, StringComparison.Ordinal);
        Assert.Contains("by graph-contrast; the 3 highest\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(3, run.Out.Split('\n').Count(line => line.EndsWith("  labelled", StringComparison.Ordinal)));
        Assert.Matches(@"16 labelled outliers: ROC-AUC 0\.9\d+|1\.000, average precision", run.Out);
    }

    [Fact]
    public void A_file_takes_every_node()
    {
        var run = Run("--output", "scores.csv", "--top", "1");
        Assert.Equal(0, run.Code);
        var lines = File.ReadAllLines(scratch["scores.csv"]);
        Assert.Equal("node,score", lines[0]);
        Assert.Equal(PlantedGraph.Nodes + 1, lines.Length);
        var scores = lines.Skip(1).Select(line => float.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(scores.OrderDescending(), scores);
        var first = File.ReadAllText(scratch["scores.csv"]);
        Run("--output", "scores.csv");
        Assert.Equal(first, File.ReadAllText(scratch["scores.csv"]));
    }

    [Fact]
    public void Json_has_scores_and_quality()
    {
        Label();
        using var json = JsonDocument.Parse(Run("--format", "json", "--detector", "cosine-neighbours").Out);
        Assert.Equal("cosine-neighbours", json.RootElement.GetProperty("detector").GetString());
        Assert.InRange(json.RootElement.GetProperty("rocAuc").GetDouble(), 0.9, 1);
        Assert.Equal(PlantedGraph.Nodes, json.RootElement.GetProperty("nodes").GetArrayLength());
    }

    [Fact]
    public void Every_detector_scores()
    {
        var list = new GraphSecRun().Run("detectors").Out;
        foreach (var detector in PlainDetectors.All)
        {
            Assert.Contains($"\n{detector.Word} ", list, StringComparison.Ordinal);
            Assert.Equal(0, Run("--detector", detector.Word, "--seed", "2").Code);
        }
    }

    [Fact]
    public void What_cannot_be_is_one_line()
    {
        Run("--detector", "oracle").IsOneErrorLine();
        Run("--format", "sarif").IsOneErrorLine();
        Run("--fail-on", "99").IsOneErrorLine();
        scratch.Put("code/main.tf", "");
        new GraphSecRun().In(scratch.Path).Run("score", "code", "--detector", "oracle").IsOneErrorLine();
        scratch.Put("graph/edges.csv", "src,dst\n0,400\n");
        Run().IsOneErrorLine();
    }

    private RunResult Run(params string[] options) => new GraphSecRun().In(scratch.Path).Run(["score", "graph", .. options]);

    private void Label() => scratch.Put("graph/labels.csv", string.Join('\n', Enumerable.Range(0, PlantedGraph.Nodes)
        .Select(node => node < PlantedGraph.Outliers ? "1" : "0").Prepend("outlier")));
}
