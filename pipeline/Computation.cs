using System.Runtime.CompilerServices;
using GraphSec.Models.Kernels;
using GraphSec.Models.Torch;

namespace GraphSec.Pipeline;

/// <summary>
/// What computes. "cpu" takes the kernel set that is named. A set that is named also settles "auto", which is otherwise the
/// first CUDA device where one is ready, else the processor, whose set the use then decides. Everything else is libtorch's,
/// with kernels of its own.
/// </summary>
internal static class Computation
{
    /// <exception cref="InputException">No such device or set here, or one of each that do not go together.</exception>
    public static IKernels Of(FlowOptions options, KernelUse use)
    {
        var isNamed = options.Kernels != FlowOptions.Automatic;
        return options.Device switch
        {
            FlowOptions.Processor => OnProcessor(options.Kernels, use),
            FlowOptions.Automatic => (isNamed ? null : OnAnyGpu(options)) ?? OnProcessor(options.Kernels, use),
            _ when isNamed => throw new InputException(
                $"kernel set '{options.Kernels}' is the processor's: leave it out with device '{options.Device}'"),
            _ => OnDevice(options),
        };
    }

    private static IKernels OnProcessor(string name, KernelUse use)
    {
        try
        {
            return KernelRegistry.Create(name == FlowOptions.Automatic ? null : name, use);
        }
        catch (ArgumentException unknown)
        {
            throw new InputException(unknown.Message, unknown);
        }
    }

    // Not inlined: the library behind them is not even loaded where nobody asks for a device.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IKernels? OnAnyGpu(FlowOptions options) =>
        new DeviceCatalog(options.LibTorch, Environment.GetEnvironmentVariable).OpenAutomatic();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IKernels OnDevice(FlowOptions options)
    {
        try
        {
            return new DeviceCatalog(options.LibTorch, Environment.GetEnvironmentVariable).Open(options.Device);
        }
        catch (TorchException fault)
        {
            throw new InputException(fault.Message, fault);
        }
    }
}
