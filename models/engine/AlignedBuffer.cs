using System.Runtime.InteropServices;
using GraphSec.Models.Kernels;

namespace GraphSec.Models;

/// <summary>Floats that start on a cache line and never move, so that vector loads do not straddle lines; or a device's.</summary>
internal sealed unsafe class AlignedBuffer
{
    const int LineBytes = 64;
    readonly float[] _array = [];
    readonly int _start;
    readonly DeviceBlock? _block;

    public AlignedBuffer(int capacity)
        : this(capacity, HostMemory.Shared)
    {
    }

    /// <summary>Zeros on the host, undefined on a device.</summary>
    public AlignedBuffer(int capacity, IMemory memory)
    {
        (Capacity, Memory, _block) = (capacity, memory, memory.Allocate(capacity));
        if (_block is null)
        {
            _array = Allocate(capacity + LineBytes / sizeof(float));
            var past = (int)((nuint)Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) % LineBytes);
            _start = past == 0 ? 0 : (LineBytes - past) / sizeof(float);
        }
    }

    static float[] Allocate(int length)
    {
        if ((long)length * sizeof(float) < HugePages.LeastBytes)
        {
            return GC.AllocateArray<float>(length, pinned: true);
        }

        var array = GC.AllocateUninitializedArray<float>(length, pinned: true);
        HugePages.Advise((void*)Marshal.UnsafeAddrOfPinnedArrayElement(array, 0), (long)length * sizeof(float));
        Array.Clear(array);
        return array;
    }

    public int Capacity { get; }

    public IMemory Memory { get; }

    public float* Pointer => _block is null
        ? (float*)Marshal.UnsafeAddrOfPinnedArrayElement(_array, _start)
        : (float*)_block.Address;

    /// <summary>For kernels; for others only where <see cref="Memory"/> is the host's.</summary>
    public Span<float> Span(int length) => _block is null
        ? _array.AsSpan(_start, length)
        : new Span<float>(Pointer, length);

    public Span<int> Integers(int length) => MemoryMarshal.Cast<float, int>(Span(length));
}
