using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Featurize;
using GraphSec.Tests.Cli;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline;

public sealed class CalibrateTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public CalibrateTests()
    {
        DetectorFile.Write(SmallGraphs.Trained(), "scalar", scratch["model"]);
        var unseen = Enumerable.Range(0, 60).Select(i => SmallGraphs.Flat($"unseen{i}"));
        FeatureFile.Write(Featurizer.Featurize([.. unseen], new FeaturizeOptions()), scratch["features"]);
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Weights_and_words_stay_and_percentiles_are_of_the_new_repositories()
    {
        var run = Calibrate();
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.Code);
        foreach (var file in (string[])[ArtifactFolders.Weights, ArtifactFolders.Vocabulary, ArtifactFolders.History])
        {
            Assert.Equal(File.ReadAllBytes(scratch[$"model/{file}"]), File.ReadAllBytes(scratch[$"out/{file}"]));
        }

        var before = DetectorFile.ReadCard(scratch["model"]).UntrainedCalibration;
        var after = DetectorFile.ReadCard(scratch["out"]).UntrainedCalibration;
        Assert.Equal(before.Pooled.Quantiles, after.Pooled.Quantiles);
        Assert.DoesNotContain(SourceForm.Configuration, before.Forms.Keys);
        Assert.Contains(SourceForm.Configuration, after.Forms.Keys);
    }

    [Fact]
    public void A_missing_model_is_one_line()
    {
        Directory.Delete(scratch["model"], recursive: true);
        var run = Calibrate();
        Assert.Equal(1, run.Code);
        Assert.StartsWith("error: there is no model in", run.Error, StringComparison.Ordinal);
    }

    private RunResult Calibrate() => new GraphSecRun().Run(
        "calibrate", "--input", scratch["features"], "--model", scratch["model"], "--output", scratch["out"], "--kernels", "scalar");
}
