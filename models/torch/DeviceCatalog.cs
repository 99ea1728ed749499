using System.Globalization;
using GraphSec.Models.Kernels;
using GraphSec.Models.Threading;

namespace GraphSec.Models.Torch;

/// <summary>
/// What can compute on this machine: "cpu", "torch" for libtorch on the processor, "cuda:N" for its devices. One libtorch
/// serves all of them: where there is a GPU the first that was built for it, else the first found.
/// </summary>
/// <param name="libtorch">The folder of a libtorch to take instead of searching, or null.</param>
/// <param name="environment">Reads an environment variable.</param>
public sealed class DeviceCatalog(string? libtorch, Func<string, string?> environment)
{
    public const string Torch = "torch";
    public const string Cuda = "cuda";

    const double Gibibyte = 1L << 30;
    const string HowToBuild = "run 'graphsec devices --build'";

    /// <exception cref="TorchException">There is no such device, or what it needs is missing.</exception>
    public IKernels Open(string device)
    {
        if (device == Torch)
        {
            Load(Choose());
            return TorchKernels.Cpu();
        }

        var index = Index(device);
        var gpus = CudaDriver.Devices(out var fault);
        if (gpus.Count == 0)
        {
            throw new TorchException($"no device '{device}': {fault}");
        }

        var torch = Choose();
        if (!torch.HasCuda)
        {
            throw new TorchException($"no device '{device}': {WithoutCuda(torch)}");
        }

        Load(torch);
        var count = TorchLibrary.CudaDevices;
        return index < count
            ? TorchKernels.Cuda(index)
            : throw new TorchException($"no device '{device}': libtorch sees {count}, counted from 0");
    }

    /// <summary>The first CUDA device where one can be used without building anything first, else null.</summary>
    public IKernels? OpenAutomatic()
    {
        try
        {
            var isReady = CudaDriver.Devices(out _).Count > 0 && Choose() is { HasCuda: true } torch && Shim(torch).IsBuilt;
            return isReady ? Open(Cuda) : null;
        }
        catch (TorchException)
        {
            // Nobody asked for it by name; the list says why.
            return null;
        }
    }

    /// <summary>One line a device, and why the others are none.</summary>
    public IReadOnlyList<DeviceReport> List()
    {
        var gpus = CudaDriver.Devices(out var noGpu);
        var sets = string.Join(", ", KernelRegistry.Supported);
        var (torch, fault) = TryLoad();
        var ready = torch is null ? fault : $"libtorch {TorchLibrary.Version} ({torch.Source})";
        var list = new List<DeviceReport>
        {
            new("cpu", true, $"kernel sets {sets}; {Workers.Threads} threads"),
            new(Torch, torch is not null, ready),
        };
        if (gpus.Count == 0)
        {
            list.Add(new(Cuda, false, noGpu));
        }

        var visible = torch is { HasCuda: true } ? TorchLibrary.CudaDevices : 0;
        var blind = torch is null ? fault : torch.HasCuda ? "libtorch does not see it" : WithoutCuda(torch);
        for (var i = 0; i < gpus.Count; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{gpus[i].Name}, {gpus[i].Bytes / Gibibyte:F0} GiB");
            list.Add(new($"{Cuda}:{i}", i < visible, i < visible ? text : $"{text}: {blind}"));
        }

        return list;
    }

    /// <summary>Makes the shim of the libtorch that would be used, and says where it is.</summary>
    /// <exception cref="TorchException">There is none, something to build with is missing, or it does not build.</exception>
    public string Build()
    {
        var shim = Shim(Choose());
        shim.Build(environment);
        return shim.Path;
    }

    /// <exception cref="TorchException">Nothing this program knows.</exception>
    public static int Index(string device)
    {
        var known = device == Cuda || device.StartsWith(Cuda + ":", StringComparison.Ordinal);
        var number = device.Length > Cuda.Length ? device[(Cuda.Length + 1)..] : "0";
        return known && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : throw new TorchException($"no device '{device}': choose auto, cpu, torch, cuda or cuda:N");
    }

    static string WithoutCuda(TorchInstallation torch) =>
        $"libtorch {torch.Version} in '{torch.Libraries}' was built without CUDA";

    (TorchInstallation? Torch, string Fault) TryLoad()
    {
        try
        {
            var torch = Choose();
            Load(torch);
            return (torch, "");
        }
        catch (TorchException fault)
        {
            return (null, fault.Message);
        }
    }

    TorchInstallation Choose()
    {
        var found = new TorchSearch(libtorch, environment).Find();
        var withGpu = found.Any(torch => torch.HasCuda) && CudaDriver.Devices(out _).Count > 0;
        return found.FirstOrDefault(torch => torch.HasCuda || !withGpu) ?? throw new TorchException(
            "libtorch was not found: install libtorch-dev or PyTorch, or name its folder with --libtorch or LIBTORCH");
    }

    ShimBuild Shim(TorchInstallation torch) => new(torch, ShimBuild.CacheFolder(environment));

    void Load(TorchInstallation torch)
    {
        var shim = Shim(torch);
        if (!shim.IsBuilt)
        {
            var missing = ShimBuild.Missing(torch, environment);
            var first = missing.Count > 0 ? $"install {string.Join(" and ", missing)}, then " : "";
            throw new TorchException($"the shim for libtorch {torch.Version} ({torch.Source}) is not built: {first}{HowToBuild}");
        }

        TorchLibrary.Load(shim.Path);
    }
}
