using System.Diagnostics;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline;

/// <summary>The whole program, killed without a warning in the middle of a training.</summary>
public sealed class KilledTrainingTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public KilledTrainingTests() => FeatureFile.Write(SmallGraphs.Corpus(), scratch["features"]);

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_training_that_was_killed_twice_resumes_to_the_same_bytes()
    {
        using var whole = Train("whole");
        whole.WaitForExit();
        Assert.Equal(0, whole.ExitCode);

        Kill();
        var first = File.ReadAllBytes(scratch["model.checkpoint"]);
        Kill("--resume");
        Assert.NotEqual(first, File.ReadAllBytes(scratch["model.checkpoint"]));
        using var last = Train("model", "--resume");
        last.WaitForExit();
        Assert.Equal(0, last.ExitCode);

        var expected = Directory.GetFiles(scratch["whole"]);
        Assert.NotEmpty(expected);
        foreach (var file in expected)
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(scratch["model"], Path.GetFileName(file))));
        }
    }

    /// <summary>Starts a training and kills it once it has gone some epochs further.</summary>
    private void Kill(params string[] more)
    {
        const int Epochs = 5;
        using var process = Train("model", more);
        var (seen, last) = (0, Written());
        while (seen < Epochs && !process.HasExited)
        {
            Thread.Sleep(1);
            var now = Written();
            (seen, last) = now == last ? (seen, last) : (seen + 1, now);
        }

        process.Kill();
        process.WaitForExit();
        Assert.False(Directory.Exists(scratch["model"]), "the training was over before it could be killed");
    }

    private DateTime Written() => File.GetLastWriteTimeUtc(scratch["model.checkpoint"]);

    private Process Train(string model, params string[] more) => Process.Start(new ProcessStartInfo(
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "graphsec.exe" : "graphsec"),
        ["train", "--input", scratch["features"], "--output", scratch[model], "--kernels", "simd128", "--device", "cpu",
            "--epochs", "120", "--patience", "120", .. more])
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
    })!;
}
