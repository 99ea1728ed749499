using System.Collections.Concurrent;
using GraphSec.Models.Kernels;
using GraphSec.Models.Torch;
using GraphSec.Tests.Models.Torch;

namespace GraphSec.Tests.Models;

/// <summary>
/// All kernel sets that tests are run on: those of this machine's processor, libtorch on the processor, the same as if it were
/// a device whose memory the host cannot read, and a CUDA device where GRAPHSEC_TEST_DEVICE names one.
/// </summary>
internal static class KernelSets
{
    public const string Torch = "torch";
    public const string Apart = "torch-apart";

    /// <summary>The same sums by another way of libtorch's.</summary>
    public const string CompressedRows = "torch-csr";

    private const string DeviceVariable = "GRAPHSEC_TEST_DEVICE";

    private static readonly ConcurrentDictionary<string, IKernels> Created = new(StringComparer.Ordinal);
    private static readonly DeviceCatalog Catalog = new(null, Environment.GetEnvironmentVariable);
    private static readonly Lazy<string?> WhyNot = new(Load);

    public static IReadOnlyList<string> Names { get; } = [.. KernelRegistry.Supported, .. TorchNames()];

    /// <summary>Sets to hold against the plain reference.</summary>
    public static IReadOnlyList<string> Fast { get; } = [.. Names.Where(name => name != "scalar")];

    /// <summary>Skips the test where libtorch, or what builds the shim, is not installed.</summary>
    public static IKernels Create(string name)
    {
        if (KernelRegistry.Supported.Contains(name))
        {
            return Created.GetOrAdd(name, key => KernelRegistry.Create(key));
        }

        if (WhyNot.Value is { } reason)
        {
            Assert.False(OutsideProgram.MustBeThere, reason);
            Assert.Skip(reason);
        }

        return Created.GetOrAdd(name, _ => name switch
        {
            Torch => TorchKernels.Cpu(),
            CompressedRows => TorchKernels.Cpu(compressedRows: true),
            Apart => TorchKernels.CpuApart(),
            _ => Catalog.Open(name),
        });
    }

    /// <summary>The same for tests that call kernels with numbers on the host.</summary>
    public static IKernels Staged(string name)
    {
        var kernels = Create(name);
        return kernels.Memory.IsHost ? kernels : new StagedKernels(kernels);
    }

    private static IEnumerable<string> TorchNames() =>
        [Torch, Apart, .. Environment.GetEnvironmentVariable(DeviceVariable) is { Length: > 5 } cuda ? new[] { cuda } : []];

    /// <summary>Null where the shim was loaded, or built and loaded.</summary>
    private static string? Load()
    {
        try
        {
            Catalog.Open(DeviceCatalog.Torch);
            return null;
        }
        catch (TorchException)
        {
            return Build();
        }
    }

    private static string? Build()
    {
        try
        {
            Catalog.Build();
            Catalog.Open(DeviceCatalog.Torch);
            return null;
        }
        catch (TorchException fault)
        {
            return fault.Message;
        }
    }
}
