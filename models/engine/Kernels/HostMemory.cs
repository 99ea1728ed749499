namespace GraphSec.Models.Kernels;

/// <summary>This process's own memory: nothing has to be moved.</summary>
public sealed class HostMemory : IMemory
{
    HostMemory()
    {
    }

    public static HostMemory Shared { get; } = new();

    public bool IsHost => true;

    public DeviceBlock? Allocate(int length) => null;

    public void Upload(ReadOnlySpan<float> host, Span<float> into) => host.CopyTo(into);

    public void Download(ReadOnlySpan<float> from, Span<float> host) => from.CopyTo(host);

    public void Clear(Span<float> into) => into.Clear();

    public ReadOnlySpan<int> Resident(int[]? array) => array;

    public ReadOnlySpan<float> Resident(float[]? array) => array;
}
