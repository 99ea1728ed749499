namespace GraphSec.Models.Threading;

/// <summary>Aligned memory of the calling thread for the length of one kernel: partial sums and packed panels. Several
/// slots, because a kernel may hold one while a block it runs itself takes another.</summary>
internal static unsafe class Scratch
{
    [ThreadStatic]
    static AlignedBuffer?[]? _slots;

    /// <summary>Contents are undefined. Valid until the same thread takes the same slot again.</summary>
    public static float* Take(ScratchSlot slot, int length)
    {
        _slots ??= new AlignedBuffer?[Enum.GetValues<ScratchSlot>().Length];
        ref var buffer = ref _slots[(int)slot];
        if (buffer is null || buffer.Capacity < length)
        {
            buffer = new AlignedBuffer(length + length / 4);
        }

        return buffer.Pointer;
    }
}
