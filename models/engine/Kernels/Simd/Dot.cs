using System.Runtime.CompilerServices;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>The inner product of two short rows.</summary>
internal static unsafe class Dot<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Of(float* x, float* y, int length)
    {
        TLanes s0 = TLanes.Zero, s1 = TLanes.Zero;
        var j = 0;
        for (; j + 2 * TLanes.Count <= length; j += 2 * TLanes.Count)
        {
            s0 = TLanes.MultiplyAdd(TLanes.Load(x + j), TLanes.Load(y + j), s0);
            s1 = TLanes.MultiplyAdd(TLanes.Load(x + j + TLanes.Count), TLanes.Load(y + j + TLanes.Count), s1);
        }

        for (; j + TLanes.Count <= length; j += TLanes.Count)
        {
            s0 = TLanes.MultiplyAdd(TLanes.Load(x + j), TLanes.Load(y + j), s0);
        }

        var sum = TLanes.Sum(TLanes.Add(s0, s1));
        for (; j < length; j++)
        {
            sum += x[j] * y[j];
        }

        return sum;
    }
}
