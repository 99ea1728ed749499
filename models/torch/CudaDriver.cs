using System.Runtime.InteropServices;
using System.Text;

namespace GraphSec.Models.Torch;

/// <summary>What NVIDIA's driver knows of its devices, without libtorch: a list can say what libtorch would find.</summary>
internal static unsafe class CudaDriver
{
    const string Library = "libcuda.so.1";
    const int NameLength = 256;

    /// <summary>Names and bytes of memory in CUDA's order; none where <paramref name="fault"/> says why.</summary>
    public static IReadOnlyList<(string Name, long Bytes)> Devices(out string fault)
    {
        fault = "";
        if (!NativeLibrary.TryLoad(Library, out var driver))
        {
            fault = $"no NVIDIA driver here ({Library})";
            return [];
        }

        var start = (delegate* unmanaged<uint, int>)NativeLibrary.GetExport(driver, "cuInit");
        var count = (delegate* unmanaged<int*, int>)NativeLibrary.GetExport(driver, "cuDeviceGetCount");
        var get = (delegate* unmanaged<int*, int, int>)NativeLibrary.GetExport(driver, "cuDeviceGet");
        var name = (delegate* unmanaged<byte*, int, int, int>)NativeLibrary.GetExport(driver, "cuDeviceGetName");
        var memory = (delegate* unmanaged<nuint*, int, int>)NativeLibrary.GetExport(driver, "cuDeviceTotalMem_v2");
        var code = start(0);
        int devices = 0;
        if (code != 0 || (code = count(&devices)) != 0 || devices == 0)
        {
            fault = code == 0 ? "the NVIDIA driver shows no device" : $"the NVIDIA driver does not start (CUDA error {code})";
            return [];
        }

        var found = new List<(string, long)>();
        var text = stackalloc byte[NameLength];
        for (var i = 0; i < devices; i++)
        {
            int device;
            nuint bytes = 0;
            if (get(&device, i) == 0 && name(text, NameLength, device) == 0 && memory(&bytes, device) == 0)
            {
                found.Add((Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text)), (long)bytes));
            }
        }

        return found;
    }
}
