using System.Numerics;
using GraphSec.Models.Kernels;

namespace GraphSec.Models;

/// <summary>
/// Buffers by size class, so that a training step finds the memory of the step before: fresh pages cost more than the
/// arithmetic on them. Classes are a quarter of a power of two apart. Not for several threads at once.
/// </summary>
internal sealed class BufferPool(IMemory memory)
{
    readonly Dictionary<int, Stack<AlignedBuffer>> _free = [];

    /// <summary>Contents are undefined.</summary>
    public AlignedBuffer Rent(int length)
    {
        var capacity = SizeClass(length);
        return _free.TryGetValue(capacity, out var stack) && stack.TryPop(out var buffer)
            ? buffer
            : new AlignedBuffer(capacity, memory);
    }

    public void Return(AlignedBuffer buffer)
    {
        if (!_free.TryGetValue(buffer.Capacity, out var stack))
        {
            _free.Add(buffer.Capacity, stack = new Stack<AlignedBuffer>());
        }

        stack.Push(buffer);
    }

    public void Clear() => _free.Clear();

    static int SizeClass(int length)
    {
        if (length <= 64)
        {
            return 64;
        }

        var step = 1 << (BitOperations.Log2((uint)length - 1) - 2);
        return checked((length + step - 1) / step * step);
    }
}
