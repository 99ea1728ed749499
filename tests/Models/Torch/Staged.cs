using System.Runtime.InteropServices;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models.Torch;

/// <summary>A device's copy of a span of the host, for the length of one kernel.</summary>
internal sealed unsafe class Staged : IDisposable
{
    private readonly IMemory memory;
    private readonly DeviceBlock block;
    private readonly int length;

    public Staged(IMemory memory, ReadOnlySpan<float> host)
    {
        (this.memory, length) = (memory, host.Length);
        block = memory.Allocate(length)!;
        memory.Upload(host, Floats);
    }

    public Staged(IMemory memory, ReadOnlySpan<int> host)
        : this(memory, MemoryMarshal.Cast<int, float>(host))
    {
    }

    /// <summary>Empty spans stay empty: they mean that something is left out.</summary>
    public Span<float> Floats => length == 0 ? default : new((void*)block.Address, length);

    public Span<int> Integers => MemoryMarshal.Cast<float, int>(Floats);

    public void Back(Span<float> host) => memory.Download(Floats, host);

    public void Back(Span<int> host) => memory.Download(Floats, MemoryMarshal.Cast<int, float>(host));

    public void Dispose() => block.Dispose();
}
