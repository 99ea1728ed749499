namespace GraphSec.Models.Kernels;

/// <summary>Sums as plain numbers, for code that works on host memory.</summary>
public static class HostReductions
{
    /// <summary>Σ x.</summary>
    public static float Sum(this IKernels kernels, ReadOnlySpan<float> x)
    {
        var sum = 0f;
        kernels.Sum(x, default, 1, new Span<float>(ref sum));
        return sum;
    }

    /// <summary>Σ x².</summary>
    public static float SquaredNorm(this IKernels kernels, ReadOnlySpan<float> x)
    {
        var sum = 0f;
        kernels.SquaredNorm(x, new Span<float>(ref sum));
        return sum;
    }

    /// <summary>Σ (x - y)².</summary>
    public static float SquaredDistance(this IKernels kernels, ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var sum = 0f;
        kernels.SquaredDistance(x, y, 1, new Span<float>(ref sum));
        return sum;
    }

    /// <summary>The set itself.</summary>
    /// <exception cref="ArgumentException">It computes in a device's memory.</exception>
    public static IKernels OnHost(this IKernels kernels) => kernels.Memory.IsHost
        ? kernels
        : throw new ArgumentException($"kernel set '{kernels.Name}' computes on a device, and this needs one on the host");
}
