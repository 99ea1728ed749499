using GraphSec.Models.Kernels;
using GraphSec.Models.Torch;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Tests.Models;
using GraphSec.Tests.Pipeline;

namespace GraphSec.Tests.Cli;

/// <summary><c>--device</c> and <c>graphsec devices</c>.</summary>
public sealed class DeviceOptionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("graphsec-device-").FullName;

    [Fact]
    public void Devices_are_listed_one_a_line_with_what_is_missing()
    {
        var run = new GraphSecRun().Run("devices");
        Assert.Equal((0, ""), (run.Code, run.Error));
        var lines = run.Out.TrimEnd('\n').Split('\n');
        Assert.StartsWith("cpu      ready  kernel sets ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("torch ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("cuda", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpu", "auto", "no device 'gpu': choose auto, cpu, torch, cuda or cuda:N")]
    [InlineData("cuda", "scalar", "kernel set 'scalar' is the processor's: leave it out with device 'cuda'")]
    [InlineData("cpu", "avx", "no kernel set 'avx' here: choose one of ")]
    public void A_wrong_device_is_one_line_and_exit_1(string device, string kernels, string line)
    {
        FeatureFile.Write(SmallGraphs.Corpus(), At("features"));
        var run = new GraphSecRun().In(folder).Run(
            "train", "--input", "features", "--output", "model", "--device", device, "--kernels", kernels);
        Assert.Equal((1, ""), (run.Code, run.Out));
        Assert.StartsWith($"error: {line}", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void A_libtorch_that_is_none_is_said_to_be_one()
    {
        var run = new GraphSecRun().In(folder).Run("devices", "--build", "--libtorch", ".");
        Assert.Equal(1, run.Code);
        Assert.Contains("of --libtorch holds no libtorch", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_kernel_set_settles_an_automatic_device()
    {
        var options = new FlowOptions { Device = FlowOptions.Automatic, Kernels = "scalar" };
        Assert.Equal("scalar", Computation.Of(options, KernelUse.Train).Name);
    }

    [Fact]
    public void Train_evaluate_and_score_run_on_torch()
    {
        KernelSets.Create(KernelSets.Torch);
        FeatureFile.Write(SmallGraphs.Corpus(), At("features"));
        string[][] commands =
        [
            ["train", "--input", "features", "--output", "model", "--epochs", "2", "--hidden", "8", "--device", "torch"],
            ["evaluate", "--input", "features", "--model", "model", "--output", "faults", "--rounds", "1", "--device", "torch"],
            ["score", "--input", "features", "--model", "model", "--output", "scores", "--device", "torch"],
            ["score", "--input", "features", "--model", "model", "--output", "here", "--kernels", "scalar"],
        ];
        foreach (var command in commands)
        {
            var run = new GraphSecRun().In(folder).Run(command);
            Assert.Equal((0, ""), (run.Code, run.Error));
        }

        foreach (var (there, here) in ScoreFile.Read(At("scores")).Zip(ScoreFile.Read(At("here"))))
        {
            Assert.Equal(here.Blocks.Count, there.Blocks.Count);
            Assert.Equal(here.Blocks[0].Surprise, there.Blocks[0].Surprise, 1e-2);
        }
    }

    [Fact]
    public void Nothing_of_torch_is_loaded_for_the_processor()
    {
        var torch = new FlowOptions { Device = "torch", LibTorch = folder };
        var fault = Assert.Throws<InputException>(() => Computation.Of(torch, KernelUse.Train));
        Assert.IsType<TorchException>(fault.InnerException);
        Assert.NotNull(Computation.Of(new FlowOptions { LibTorch = folder }, KernelUse.Train));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string name) => Path.Combine(folder, name);
}
