using System.Runtime.Intrinsics;
using GraphSec.Models.Kernels.Simd;

namespace GraphSec.Models.Kernels;

/// <summary>The kernel sets by name, best first: dispatch, tests and benchmarks read the same list.</summary>
public static class KernelRegistry
{
    /// <summary>Names a set to use instead of the best supported one.</summary>
    public const string Variable = "GRAPHSEC_KERNELS";

    // 256 before 512: a training epoch took 510 ms against 654 (benchmarks/results), and short runs need not compile it first.
    static readonly (string Name, Func<bool> Supported, Func<IKernels> Create)[] Sets =
    [
        ("simd256", () => Lanes256.IsSupported, () => new SimdKernels<Lanes256, Vector256<float>>("simd256")),
        ("simd512", () => Lanes512.IsSupported, () => new SimdKernels<Lanes512, Vector512<float>>("simd512")),
        ("simd128", () => Lanes128.IsSupported, () => new SimdKernels<Lanes128, Vector128<float>>("simd128")),
        ("scalar", () => true, () => new ScalarKernels()),
    ];

    /// <summary>Best first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Sets.Select(set => set.Name)];

    /// <summary>Those this machine can run, best first.</summary>
    public static IReadOnlyList<string> Supported { get; } = [.. Sets.Where(set => set.Supported()).Select(set => set.Name)];

    /// <summary>The set <paramref name="name"/>, else the one the environment names, else the best supported one.</summary>
    /// <exception cref="ArgumentException">No such set, or this machine cannot run it.</exception>
    public static IKernels Create(string? name = null)
    {
        name ??= Environment.GetEnvironmentVariable(Variable);
        name = string.IsNullOrWhiteSpace(name) ? Supported[0] : name;
        return Supported.Contains(name)
            ? Sets.First(set => set.Name == name).Create()
            : throw new ArgumentException($"no kernel set '{name}' here: choose one of {string.Join(", ", Supported)}");
    }
}
