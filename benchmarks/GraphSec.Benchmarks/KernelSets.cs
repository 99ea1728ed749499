using GraphSec.Models.Kernels;
using GraphSec.Models.Torch;

namespace GraphSec.Benchmarks;

/// <summary>The kernel sets to time: the vector sets of this processor, and a device of libtorch where one is named.</summary>
internal static class KernelSets
{
    /// <param name="device">torch, cuda or cuda:N; null for none.</param>
    public static IReadOnlyList<IKernels> For(string? device)
    {
        var names = KernelRegistry.Supported.Where(set => set is not "scalar" and not "simd128");
        var sets = names.Select(name => KernelRegistry.Create(name)).ToList();
        if (device is not null)
        {
            sets.Add(new DeviceCatalog(null, Environment.GetEnvironmentVariable).Open(device));
        }

        return sets;
    }
}
