using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Evaluate;

namespace GraphSec.Tests.Pipeline.Evaluate;

public class EvaluatorTests
{
    [Fact]
    public void The_detector_beats_chance_on_planted_faults()
    {
        var trained = SmallGraphs.Trained();
        var evaluation = Evaluator.Evaluate(SmallGraphs.Corpus(), trained.Detector, new EvaluateOptions { Rounds = 3 }, KernelRegistry.Create("scalar"));
        Assert.True(evaluation.HeldOut);
        var detector = evaluation.Rankings["graphsec"][Evaluation.AllFaults];
        Assert.True(detector.RocAuc > 0.8, $"area {detector.RocAuc}");
        Assert.Contains("isolation forest", evaluation.Rankings.Keys);
    }

    [Fact]
    public void A_fault_changes_the_block_it_is_planted_in_and_no_other()
    {
        var graph = SmallGraphs.Features("new");
        var vocabulary = SmallGraphs.Corpus().Vocabulary;
        var planted = new FaultInjector(vocabulary, new EvaluateOptions { Contamination = 0.01 }).Plant(graph, FaultKind.DroppedAttribute, 0)!;
        var before = graph.Blocks.ToDictionary(b => b.Address, Text);
        var changed = planted.Graph.Blocks.Where(b => before[b.Address] != Text(b)).Select(b => b.Address).ToArray();
        Assert.Equal(planted.Faulty.Order(), changed.Where(planted.Faulty.Contains).Order());
        Assert.Single(planted.Faulty);
    }

    [Fact]
    public void A_missing_sibling_takes_its_edges_along()
    {
        var graph = SmallGraphs.Features("new");
        var planted = new FaultInjector(SmallGraphs.Corpus().Vocabulary, new EvaluateOptions()).Plant(graph, FaultKind.MissingSibling, 0)!;
        Assert.Equal(graph.Blocks.Count - 1, planted.Graph.Blocks.Count);
        Assert.Equal(graph.Edges.Count - 1, planted.Graph.Edges.Count);
        var faulty = planted.Graph.Blocks.Single(b => planted.Faulty.Contains(b.Address));
        Assert.DoesNotContain(faulty.Cells, c => c.Path == "<-lock");
    }

    private static string Text(BlockFeatures block) => string.Join('\n', block.Cells.Select(c => $"{c.Path}={c.Outcome}"));
}
