using GraphSec.Models.Kernels;

namespace GraphSec.Models.Torch;

/// <summary>
/// libtorch's kernels, on a CPU or a CUDA device, behind the shim of models/torch/native. On a CPU the same bytes come out for
/// the same number of threads; on CUDA sums go through sorts and products rather than atomics, so that they have one order.
/// Dropout is our own hash in both places.
/// </summary>
public sealed unsafe partial class TorchKernels : IKernels
{
    /// <summary>Names the way sums over bags are taken: "csr" or "bags".</summary>
    public const string SparseVariable = "GRAPHSEC_TORCH_SPARSE";

    readonly nint _device;

    TorchKernels(TorchDevice device, IMemory memory) => (Name, _device, Memory) = (device.Name, device.Handle, memory);

    public string Name { get; }

    public IMemory Memory { get; }

    /// <summary>On the host's own memory: nothing is moved.</summary>
    /// <exception cref="TorchException">libtorch says no.</exception>
    public static TorchKernels Cpu() => new(TorchDevice.Cpu(CompressedRows(onCuda: false), apart: false), HostMemory.Shared);

    /// <summary>The CPU as if it were a device: what a GPU could not run, this does not run either.</summary>
    /// <exception cref="TorchException">libtorch says no.</exception>
    public static TorchKernels CpuApart()
    {
        var device = TorchDevice.Cpu(CompressedRows(onCuda: false), apart: true);
        return new(device, new TorchMemory(device));
    }

    /// <exception cref="TorchException">There is no such device.</exception>
    public static TorchKernels Cuda(int index)
    {
        var device = TorchDevice.Cuda(index, CompressedRows(onCuda: true));
        return new(device, new TorchMemory(device));
    }

    /// <summary>A product with a sparse matrix where it was measured to be faster, on the CPU. On CUDA sums in bags: one thread
    /// adds up one number, so the order is fixed, and no matrix has to be described to cuSPARSE for every call.</summary>
    static bool CompressedRows(bool onCuda) => Environment.GetEnvironmentVariable(SparseVariable) switch
    {
        "csr" => true,
        "bags" => false,
        _ => !onCuda,
    };

    static NativeBags Of(Bags bags, int* offsets, int* indices, float* weights) =>
        new(bags.Count, bags.Entries, bags.Count == 0 ? null : offsets, indices, weights);

    static int Number(bool add) => add ? 1 : 0;
}
