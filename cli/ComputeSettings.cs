using System.CommandLine;
using GraphSec.Pipeline;

namespace GraphSec.Cli;

/// <summary>What computes, for commands that train or score.</summary>
internal sealed class ComputeSettings
{
    private readonly Terminal terminal;
    private readonly Option<string> kernels;
    private readonly Option<string> device;
    private readonly Option<string?> libtorch;

    /// <param name="standard">The device where none is named.</param>
    /// <param name="why">Said of it in the help.</param>
    public ComputeSettings(VerbCommand command, Terminal terminal, string standard, string why)
    {
        this.terminal = terminal;
        var meaning = $"Where it computes: auto, cpu, torch, cuda or cuda:N; 'graphsec devices' lists them. {why}";
        device = command.Word("--device", meaning, standard);
        kernels = command.Word(
            "--kernels", "Set of vector instructions on the cpu: auto, simd512, simd256, simd128 or scalar",
            FlowOptions.Automatic);
        libtorch = command.Path("--libtorch", "Folder of libtorch, for torch and cuda [default: LIBTORCH, or where one is]");
    }

    /// <summary>For what takes long: a GPU pays.</summary>
    public static ComputeSettings Training(VerbCommand command, Terminal terminal) => new(
        command, terminal, FlowOptions.Automatic, "auto is CUDA where it is ready, else the cpu");

    /// <summary>For what takes less time than libtorch needs to start.</summary>
    public static ComputeSettings Scoring(VerbCommand command, Terminal terminal) => new(
        command, terminal, FlowOptions.Processor, "Starting libtorch takes longer than scoring");

    /// <summary>What a file says, unless the command line says otherwise.</summary>
    public FlowOptions Over(FlowOptions options, ParseResult result) =>
        ((IEnumerable<Option>)[kernels, device, libtorch]).Any(option => result.GetResult(option) is { Implicit: false }) ? Of(result, options) : options;

    public FlowOptions Of(ParseResult result, FlowOptions options) => options with
    {
        Kernels = result.GetValue(kernels)!,
        Device = result.GetValue(device)!,
        LibTorch = result.GetValue(libtorch) is { } folder ? terminal.At(folder) : null,
    };
}
