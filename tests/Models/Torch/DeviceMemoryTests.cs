using GraphSec.Models;
using GraphSec.Models.Detectors;
using GraphSec.Models.Kernels;
using GraphSec.Models.Storage;
using GraphSec.Tests.Pipeline;

namespace GraphSec.Tests.Models.Torch;

/// <summary>What lies on a device, played by the processor with addresses that the host cannot read.</summary>
public sealed class DeviceMemoryTests
{
    [Fact]
    public void A_tensor_on_a_device_is_read_and_written_as_a_whole()
    {
        var kernels = KernelSets.Create(KernelSets.Apart);
        var tensor = Numbers.Matrix(3, 4);
        var values = tensor.Values.ToArray();
        tensor.MoveTo(kernels.Memory);
        Assert.Same(kernels.Memory, tensor.Memory);
        Assert.Throws<InvalidOperationException>(() => tensor.Values.Length);
        Assert.Throws<InvalidOperationException>(() => tensor.Gradient.Length);
        Assert.Throws<InvalidOperationException>(() => tensor[0, 0]);
        Assert.Equal(values, tensor.Read());
        Assert.Equal(new float[12], tensor.ReadGradient());
        tensor.Write([.. values.Select(value => value + 1)]);
        tensor.MoveTo(HostMemory.Shared);
        Assert.Equal(values[5] + 1, tensor.Values[5]);
    }

    [Fact]
    public void A_tape_refuses_a_tensor_that_lies_elsewhere()
    {
        using var tape = new Tape(KernelSets.Create(KernelSets.Apart), 1);
        var here = Numbers.Matrix(2, 2);
        Assert.Contains("move it", Assert.Throws<InvalidOperationException>(() => tape.Relu(here)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_is_copied_once_as_long_as_it_lives()
    {
        var memory = KernelSets.Create(KernelSets.Apart).Memory;
        int[] array = [1, 2, 3];
        Assert.True(memory.Resident(array) == memory.Resident(array));
        Assert.True(memory.Resident(Array.Empty<int>()).IsEmpty);
        Assert.True(memory.Resident((float[]?)null).IsEmpty);
    }

    [Fact]
    public void A_detector_on_the_host_refuses_a_device()
    {
        var kernels = KernelSets.Create(KernelSets.Apart);
        Assert.Throws<ArgumentException>(() => new PcaReconstruction(kernels: kernels));
        Assert.Throws<ArgumentException>(() => new LocalOutlierFactor(kernels: kernels));
    }

    [Fact]
    public void A_tensor_is_saved_from_a_device()
    {
        var tensor = Numbers.Matrix(2, 3);
        tensor.Name = "x";
        var (there, here) = (new MemoryStream(), new MemoryStream());
        SafetensorsFile.Write(here, [tensor]);
        tensor.MoveTo(KernelSets.Create(KernelSets.Apart).Memory);
        SafetensorsFile.Write(there, [tensor]);
        Assert.Equal(here.ToArray(), there.ToArray());
    }

    [Theory]
    [InlineData(KernelSets.Torch)]
    [InlineData(KernelSets.Apart)]
    public void The_graph_autoencoder_learns_there_what_it_learns_here(string set)
    {
        var random = new Pcg32(4);
        int[] Ends() => [.. Enumerable.Range(0, 300).Select(_ => random.Next(100))];
        var x = Numbers.Matrix(100, 9);
        x.IsParameter = false;
        var data = new AttributedGraph(x, CsrMatrix.SymmetricallyNormalized(100, Ends(), Ends()));
        var options = new GraphAutoencoderOptions(Hidden: 8, Epochs: 10);
        var here = new GraphAutoencoder(options, KernelRegistry.Create("scalar"));
        var there = new GraphAutoencoder(options, KernelSets.Create(set));
        here.Fit(data);
        there.Fit(data);
        Numbers.Close([.. here.Losses], [.. there.Losses], 1e-3f, "losses");
        Numbers.Close([.. here.DecisionScores], [.. there.DecisionScores], 1e-2f, "scores");
    }

    [Theory]
    [InlineData(KernelSets.Torch)]
    [InlineData(KernelSets.Apart)]
    public void The_whole_training_runs_there(string set)
    {
        var here = SmallGraphs.Trained("scalar");
        var there = SmallGraphs.Trained(KernelSets.Create(set));
        Numbers.Close(
            [.. here.History.Select(epoch => (float)epoch.Training)],
            [.. there.History.Select(epoch => (float)epoch.Training)], 2e-3f, "training");
        var again = SmallGraphs.Trained(KernelSets.Create(set));
        Assert.Equal(there.History, again.History);
    }
}
