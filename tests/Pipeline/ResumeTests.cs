using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Train;
using GraphSec.Tests.Cli;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline;

public sealed class ResumeTests : IDisposable
{
    private const int CutAfter = 3;

    private readonly ScratchFolder scratch = new();

    public ResumeTests() => FeatureFile.Write(SmallGraphs.Corpus(), scratch["features"]);

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_resumed_run_ends_in_the_bytes_of_one_that_was_not_cut_off()
    {
        Flow().Train(scratch["features"], scratch["whole"]);
        Cut();
        Assert.True(File.Exists(scratch["model.checkpoint"]));
        Assert.False(Directory.Exists(scratch["model"]));

        var first = 0;
        Flow(resume: true, step => first = first == 0 && step.Done > 0 ? step.Done : first).Train(scratch["features"], scratch["model"]);

        Assert.Equal(CutAfter + 1, first);
        Assert.False(File.Exists(scratch["model.checkpoint"]));
        foreach (var file in Directory.GetFiles(scratch["whole"]))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(scratch["model"], Path.GetFileName(file))));
        }
    }

    [Fact]
    public void Without_an_earlier_run_resume_starts_anew()
    {
        Flow(resume: true).Train(scratch["features"], scratch["model"]);
        Assert.True(File.Exists(scratch["model/model.safetensors"]));
    }

    [Fact]
    public void A_checkpoint_of_other_options_is_refused()
    {
        Cut();
        var run = Resume("--hidden", "16");
        Assert.Equal(1, run.Code);
        Assert.StartsWith($"error: '{scratch["model.checkpoint"]}' is of other features or options", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(5000)]
    public void A_checkpoint_that_is_cut_off_is_refused(int length)
    {
        Cut();
        File.WriteAllBytes(scratch["model.checkpoint"], File.ReadAllBytes(scratch["model.checkpoint"])[..length]);
        var run = Resume();
        Assert.Equal(1, run.Code);
        Assert.Contains("is damaged", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    private RunResult Resume(params string[] more) => new GraphSecRun().Run(
        ["train", "--input", scratch["features"], "--output", scratch["model"], "--resume", "--kernels", "scalar", .. more]);

    /// <summary>A run that dies at the start of an epoch, its checkpoint written.</summary>
    private void Cut() => Assert.Throws<OperationCanceledException>(() =>
        Flow(resume: false, step => Stop(step.Done > CutAfter)).Train(scratch["features"], scratch["model"]));

    private static void Stop(bool now)
    {
        if (now)
        {
            throw new OperationCanceledException();
        }
    }

    private static Flow Flow(bool resume = false, Action<FlowStep>? progress = null) => new(new FlowOptions
    {
        Kernels = "scalar",
        Train = new TrainOptions
        {
            Resume = resume,
            Network = new LikelihoodOptions { Hidden = 8, Epochs = 6, BatchNodes = 32 },
        },
    }, progress);
}
