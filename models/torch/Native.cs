using System.Runtime.InteropServices;

namespace GraphSec.Models.Torch;

/// <summary>The functions of models/torch/native, with the names and parameters they have there.</summary>
internal static unsafe partial class Native
{
    /// <summary>Resolved by <see cref="TorchLibrary"/> to a path.</summary>
    public const string Library = "graphsec_torch";

    /// <summary>GRAPHSEC_TORCH_ABI of graphsec_torch.h.</summary>
    public const int ExpectedAbi = 1;

    /// <summary>Of the C library: what .NET sets, native libraries do not see.</summary>
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_error")]
    public static partial nint Error();

    [LibraryImport(Library, EntryPoint = "graphsec_torch_abi")]
    public static partial int Abi();

    [LibraryImport(Library, EntryPoint = "graphsec_torch_version")]
    public static partial nint Version();

    [LibraryImport(Library, EntryPoint = "graphsec_torch_cuda_devices")]
    public static partial int CudaDevices(int* count);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_threads")]
    public static partial int SetThreads(int count);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_open")]
    public static partial int Open(int index, int csr, long displacement, nint* into);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_allocate")]
    public static partial int Allocate(nint device, long bytes, nint* handle, nint* address);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_free")]
    public static partial int Free(nint handle);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_upload")]
    public static partial int Upload(nint device, int* host, int* into, long length);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_download")]
    public static partial int Download(nint device, int* from, int* host, long length);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_clear")]
    public static partial int Clear(nint device, float* into, long length);
}
