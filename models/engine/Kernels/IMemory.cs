namespace GraphSec.Models.Kernels;

/// <summary>
/// Where a kernel set computes. A span handed to a kernel is an address and a length in this memory; only where
/// <see cref="IsHost"/> may anything else look through it.
/// </summary>
public interface IMemory
{
    /// <summary>True where the addresses are this process's own and any code may read them.</summary>
    bool IsHost { get; }

    /// <summary>Floats with undefined contents, on a cache line; null on the host, whose arrays the runtime gives.</summary>
    DeviceBlock? Allocate(int length);

    /// <summary>Copies host to memory. The host's numbers may change as soon as it returns.</summary>
    void Upload(ReadOnlySpan<float> host, Span<float> into);

    /// <summary>Copies memory to host, after all that was computed so far: the one call that waits for a device.</summary>
    void Download(ReadOnlySpan<float> from, Span<float> host);

    /// <summary>Makes zeros.</summary>
    void Clear(Span<float> into);

    /// <summary>The array itself on the host; elsewhere a copy made once, which lives as long as the array. The array must
    /// not change any more. Nothing stays nothing.</summary>
    ReadOnlySpan<int> Resident(int[]? array);

    /// <inheritdoc cref="Resident(int[])"/>
    ReadOnlySpan<float> Resident(float[]? array);
}
