using GraphSec.Models.Kernels;

namespace GraphSec.Models.Torch;

/// <summary>
/// libtorch's kernels, on a CPU or a CUDA device, behind the shim of models/torch/native. On a CPU the same bytes come out for
/// the same number of threads; on CUDA sums go through sorts and products rather than atomics, so that they have one order.
/// Dropout is our own hash in both places.
/// </summary>
public sealed unsafe partial class TorchKernels : IKernels
{
    /// <summary>Names the way sums over bags are taken: "bags", or "csr" for products with sparse matrices.</summary>
    public const string SparseVariable = "GRAPHSEC_TORCH_SPARSE";

    readonly nint _device;

    TorchKernels(TorchDevice device, IMemory memory) => (Name, _device, Memory) = (device.Name, device.Handle, memory);

    public string Name { get; }

    public IMemory Memory { get; }

    /// <summary>On the host's own memory: nothing is moved.</summary>
    /// <exception cref="TorchException">libtorch says no.</exception>
    public static TorchKernels Cpu() => Cpu(CompressedRows());

    /// <param name="compressedRows">Sums over bags by products with sparse matrices.</param>
    /// <exception cref="TorchException">libtorch says no.</exception>
    public static TorchKernels Cpu(bool compressedRows) =>
        new(TorchDevice.Cpu(compressedRows, apart: false), HostMemory.Shared);

    /// <summary>The CPU as if it were a device: what a GPU could not run, this does not run either.</summary>
    /// <exception cref="TorchException">libtorch says no.</exception>
    public static TorchKernels CpuApart()
    {
        var device = TorchDevice.Cpu(CompressedRows(), apart: true);
        return new(device, new TorchMemory(device));
    }

    /// <exception cref="TorchException">There is no such device.</exception>
    public static TorchKernels Cuda(int index)
    {
        var device = TorchDevice.Cuda(index, CompressedRows());
        return new(device, new TorchMemory(device));
    }

    /// <summary>Sums over bags as embedding bags: on a CPU they were measured faster than products with sparse matrices. On CUDA
    /// one thread adds up one number of a bag, so the order is fixed, and nothing has to be described to cuSPARSE for every
    /// call, which besides wants the columns of a row sorted and distinct. There the choice is not measured yet.</summary>
    static bool CompressedRows() => Environment.GetEnvironmentVariable(SparseVariable) == "csr";

    static NativeBags Of(Bags bags, int* offsets, int* indices, float* weights) =>
        new(bags.Count, bags.Entries, bags.Count == 0 ? null : offsets, indices, weights);

    static int Number(bool add) => add ? 1 : 0;
}
