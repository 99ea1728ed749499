using System.Runtime.InteropServices;

namespace GraphSec.Models;

/// <summary>Floats that start on a cache line and never move, so that vector loads do not straddle lines.</summary>
internal sealed unsafe class AlignedBuffer
{
    const int LineBytes = 64;
    readonly float[] _array;
    readonly int _start;

    public AlignedBuffer(int capacity)
    {
        Capacity = capacity;
        _array = GC.AllocateArray<float>(capacity + LineBytes / sizeof(float), pinned: true);
        var past = (int)((nuint)Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) % LineBytes);
        _start = past == 0 ? 0 : (LineBytes - past) / sizeof(float);
    }

    public int Capacity { get; }

    public float* Pointer => (float*)Marshal.UnsafeAddrOfPinnedArrayElement(_array, _start);

    public Span<float> Span(int length) => _array.AsSpan(_start, length);

    public Span<int> Integers(int length) => MemoryMarshal.Cast<float, int>(Span(length));
}
