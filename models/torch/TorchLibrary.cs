using System.Reflection;
using System.Runtime.InteropServices;

namespace GraphSec.Models.Torch;

/// <summary>The shim as loaded into this process: once, by its path, and only when something asks for it.</summary>
public static unsafe class TorchLibrary
{
    static readonly Lock Gate = new();
    static nint _handle;

    /// <summary>CUDA devices that libtorch can use; 0 for a libtorch without CUDA.</summary>
    public static int CudaDevices
    {
        get
        {
            int count;
            Check(Native.CudaDevices(&count));
            return count;
        }
    }

    /// <summary>Of the libtorch that the shim was built against.</summary>
    public static string Version => Marshal.PtrToStringUTF8(Native.Version())!;

    /// <exception cref="TorchException">It cannot be loaded, or is another version's.</exception>
    public static void Load(string path)
    {
        lock (Gate)
        {
            if (_handle != 0)
            {
                return;
            }

            try
            {
                // Threads that wait for work must not spin against ours; read when OpenMP is loaded, and never overruled.
                Native.SetEnvironment("OMP_WAIT_POLICY", "PASSIVE", overwrite: 0);
                var handle = NativeLibrary.Load(path);
                NativeLibrary.SetDllImportResolver(
                    Assembly.GetExecutingAssembly(), (name, _, _) => name == Native.Library ? handle : 0);
                _handle = handle;
            }
            catch (DllNotFoundException fault)
            {
                throw new TorchException($"'{path}' cannot be loaded: {fault.Message}", fault);
            }

            if (Native.Abi() != Native.ExpectedAbi)
            {
                throw new TorchException($"'{path}' is of another version of this program: build it again");
            }
        }
    }

    internal static void Check(int code)
    {
        if (code != 0)
        {
            throw new TorchException(Marshal.PtrToStringUTF8(Native.Error()) ?? "an unknown error");
        }
    }
}
