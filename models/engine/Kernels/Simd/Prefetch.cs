using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>Asks for a row some entries ahead: neighbours lie at random addresses, which the hardware cannot foresee.</summary>
internal static unsafe class Prefetch
{
    /// <summary>Entries to look ahead: about the latency of memory over the time for one row of 64.</summary>
    public const int Distance = 8;

    const int LineFloats = 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Row(float* row, int length)
    {
        if (Sse.IsSupported)
        {
            for (var i = 0; i < length; i += LineFloats)
            {
                Sse.Prefetch0(row + i);
            }
        }
    }
}
