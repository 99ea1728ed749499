using System.Runtime.Intrinsics;
using GraphSec.Models.Kernels.Simd;

namespace GraphSec.Models.Kernels;

/// <summary>The kernel sets by name, widest first: dispatch, tests and benchmarks read the same list.</summary>
public static class KernelRegistry
{
    /// <summary>Names a set to use instead of the best one.</summary>
    public const string Variable = "GRAPHSEC_KERNELS";

    static readonly (string Name, Func<bool> Supported, Func<IKernels> Create)[] Sets =
    [
        ("simd512", () => Lanes512.IsSupported, () => new SimdKernels<Lanes512>("simd512")),
        ("simd256", () => Lanes256.IsSupported, () => new SimdKernels<Lanes256>("simd256")),
        ("simd128", () => Lanes128.IsSupported, () => new SimdKernels<Lanes128>("simd128")),
        ("scalar", () => true, () => new ScalarKernels()),
    ];

    /// <summary>Widest first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Sets.Select(set => set.Name)];

    /// <summary>Those this machine can run, widest first.</summary>
    public static IReadOnlyList<string> Supported { get; } = [.. Sets.Where(set => set.Supported()).Select(set => set.Name)];

    /// <summary>The set <paramref name="name"/>, else the one the environment names, else the best for the use.</summary>
    /// <exception cref="ArgumentException">No such set, or this machine cannot run it.</exception>
    public static IKernels Create(string? name = null, KernelUse use = KernelUse.Train)
    {
        name ??= Environment.GetEnvironmentVariable(Variable);
        name = string.IsNullOrWhiteSpace(name) ? Best(use) : name;
        return Supported.Contains(name)
            ? Sets.First(set => set.Name == name).Create()
            : throw new ArgumentException($"no kernel set '{name}' here: choose one of {string.Join(", ", Supported)}");
    }

    /// <summary>The set for a use. Where the processor slows down for vectors of 512 bits, the runtime does not count them as
    /// accelerated, and nor do we.</summary>
    public static string Best(KernelUse use)
    {
        var wide = use == KernelUse.Train && Vector512.IsHardwareAccelerated;
        return Supported.First(name => wide || name != Sets[0].Name);
    }
}
