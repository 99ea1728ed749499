using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Faults;
using GraphSec.Pipeline.Evaluate;
using GraphSec.Pipeline.Featurize;
using GraphSec.Tests.Cli;

namespace GraphSec.Tests.Pipeline.Evaluate;

public class LeakAuditTests
{
    [Fact]
    public void Planting_leaves_edges_as_they_were_and_what_it_changes_is_seen()
    {
        var graphs = Enumerable.Range(0, 40).Select(i => SmallGraphs.Features($"new{i}")).ToArray();
        var options = new EvaluateOptions { Contamination = 0.1 };
        var leaks = LeakAudit.Of(new FaultPlanter(graphs, SmallGraphs.Corpus().Vocabulary, options.Plant), options);
        Assert.NotEmpty(leaks);
        Assert.DoesNotContain(leaks, l => l.IsLeak && (l.Score is "degree" or "instances"));
        // Blocks of one type are alike to the letter here: an attribute less can be seen, and the audit says so.
        Assert.Contains(leaks, l => l is { Fault: "dropped-attribute", Score: "number of cells", IsLeak: true });
    }

    [Theory]
    [InlineData(0.54, 0.01, "fine")]
    [InlineData(0.60, 0.20, "too few to tell")]
    [InlineData(0.40, 0.02, "leak")]
    public void A_verdict_needs_both_distance_and_blocks(double area, double chance, string verdict) =>
        Assert.Equal(verdict, new Leak("any", "degree", area, chance).Verdict);

    [Theory]
    [InlineData("strict", 1)]
    [InlineData("report", 0)]
    public void A_leak_fails_a_strict_run_after_its_files_are_written(string audit, int code)
    {
        using var folder = new Artifacts.ScratchFolder();
        var flat = Enumerable.Range(0, 80).Select(i => SmallGraphs.Flat($"r{i}"));
        FeatureFile.Write(Featurizer.Featurize([.. flat], new FeaturizeOptions { TestShare = 0.5 }), folder["features"]);
        DetectorFile.Write(SmallGraphs.Trained(), "scalar", folder["model"]);
        var run = new GraphSecRun().In(folder.Path).Run("evaluate", "--input", "features", "--model", "model", "--output", "out",
            "--baselines", "random,degree", "--contamination", "0.1", "--audit", audit, "--kernels", "scalar");
        Assert.Equal(code, run.Code);
        Assert.Equal(code == 1, run.Error.Contains("number of cells", StringComparison.Ordinal));
        Assert.Contains("Failed", File.ReadAllText(folder["out/evaluation.md"]), StringComparison.Ordinal);
        Assert.Contains("| degree |", File.ReadAllText(folder["out/evaluation.md"]), StringComparison.Ordinal);
    }
}
