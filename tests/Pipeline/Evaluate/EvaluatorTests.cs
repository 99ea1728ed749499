using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Baselines;
using GraphSec.Pipeline.Evaluate;

namespace GraphSec.Tests.Pipeline.Evaluate;

public class EvaluatorTests
{
    [Fact]
    public void The_detector_beats_chance_on_planted_faults()
    {
        var evaluation = Evaluate(new EvaluateOptions { Rounds = 3, Bootstrap = 20 });
        Assert.True(evaluation.HeldOut);
        var detector = evaluation.Of("generic")[Evaluation.Detector];
        Assert.True(detector[Figure.RocAuc].Value > 0.8, $"area {detector[Figure.RocAuc].Value}");
        foreach (var baseline in BaselineCatalog.Baselines)
        {
            Assert.Contains(baseline.Name, evaluation.Of(Evaluation.AllFaults).Keys);
        }
    }

    [Fact]
    public void Baselines_are_those_asked_for()
    {
        var evaluation = Evaluate(new EvaluateOptions { Bootstrap = 0, Baselines = ["random", "chow-liu"] });
        Assert.Equal(["chow-liu", "graphsec", "random"], evaluation.Of(Evaluation.AllFaults).Keys);
    }

    [Fact]
    public void A_baseline_that_is_none_is_named()
    {
        var error = Assert.Throws<GraphSec.Pipeline.InputException>(() => Evaluate(new EvaluateOptions { Baselines = ["oracle"] }));
        Assert.Contains("'oracle'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_write_the_same_bytes()
    {
        using var first = new Artifacts.ScratchFolder();
        using var second = new Artifacts.ScratchFolder();
        var options = new EvaluateOptions { Bootstrap = 50 };
        Evaluate(options).WriteTo(first["out"]);
        Evaluate(options).WriteTo(second["out"]);
        Assert.Equal(first.Files(), second.Files());
        Assert.Contains("out/evaluation.md", first.Files());
        Assert.All(first.Files(), file => Assert.Equal(File.ReadAllText(first[file]), File.ReadAllText(second[file])));
    }

    private static Evaluation Evaluate(EvaluateOptions options)
    {
        var kernels = KernelRegistry.Create("scalar");
        return Evaluator.Evaluate(SmallGraphs.Corpus(), SmallGraphs.Trained().Detector, options, kernels);
    }
}
