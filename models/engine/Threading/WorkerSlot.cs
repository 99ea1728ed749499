using System.Runtime.InteropServices;

namespace GraphSec.Models.Threading;

/// <summary>What one thread of the crew and its caller tell each other, alone on its cache lines: two, since processors fetch
/// them in pairs.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct WorkerSlot
{
    /// <summary>No job, or done with it.</summary>
    public const int Idle = 0;

    /// <summary>The caller offers a job; it may take the offer back while it stands.</summary>
    public const int Offered = 1;

    /// <summary>The thread has taken it.</summary>
    public const int Working = 2;

    /// <summary>One of the above.</summary>
    [FieldOffset(0)]
    public int State;

    /// <summary>1 while the thread sleeps, or is about to.</summary>
    [FieldOffset(4)]
    public int Parked;

    /// <summary>1 while the caller sleeps until the thread is done, or is about to.</summary>
    [FieldOffset(8)]
    public int Awaited;

    /// <summary>Blocks that are left of the thread's part: the next in the upper half, the end in the lower.</summary>
    [FieldOffset(128)]
    public long Blocks;

    /// <summary>Gives the thread a part of the blocks.</summary>
    public static void Assign(ref WorkerSlot slot, int next, int end) =>
        Volatile.Write(ref slot.Blocks, ((long)next << 32) | (uint)end);

    /// <summary>Takes the first block that is left, or -1.</summary>
    public static int Claim(ref WorkerSlot slot)
    {
        var seen = Volatile.Read(ref slot.Blocks);
        while (true)
        {
            var (next, end) = ((int)(seen >> 32), (int)seen);
            if (next >= end)
            {
                return -1;
            }

            var before = Interlocked.CompareExchange(ref slot.Blocks, seen + (1L << 32), seen);
            if (before == seen)
            {
                return next;
            }

            seen = before;
        }
    }

    /// <summary>Moves the latter half of what is left, one block at least, to another slot.</summary>
    public static bool Steal(ref WorkerSlot slot, ref WorkerSlot into)
    {
        var seen = Volatile.Read(ref slot.Blocks);
        while (true)
        {
            var (next, end) = ((int)(seen >> 32), (int)seen);
            if (next >= end)
            {
                return false;
            }

            var middle = next + (end - next) / 2;
            var before = Interlocked.CompareExchange(ref slot.Blocks, ((long)next << 32) | (uint)middle, seen);
            if (before == seen)
            {
                Assign(ref into, middle, end);
                return true;
            }

            seen = before;
        }
    }
}
