using System.Runtime.CompilerServices;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>
/// tanh and what is made of it. tanh is the odd rational function of degree 13 over 6 that Eigen uses, good to a few units
/// in the last place: some twenty instructions per vector where the exponential takes several times that. Ends that fill
/// no vector pass through one on the stack, so every element has the same formula.
/// </summary>
internal static unsafe class Curves<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    const float GeluScale = 0.7978845608f; // √(2/π)
    const float GeluCube = 0.044715f;
    const int MostLanes = 16;

    public static void Tanh(ReadOnlySpan<float> x, Span<float> into) => Map<TanhCurve>(x, into);

    public static void Gelu(ReadOnlySpan<float> x, Span<float> into) => Map<GeluCurve>(x, into);

    /// <summary>The derivative of Gelu.</summary>
    public static void GeluSlope(ReadOnlySpan<float> x, Span<float> into) => Map<GeluSlopeCurve>(x, into);

    static void Map<TCurve>(ReadOnlySpan<float> x, Span<float> into)
        where TCurve : struct, ICurve
    {
        fixed (float* from = x, to = into)
        {
            var i = 0;
            for (; i + TLanes.Count <= x.Length; i += TLanes.Count)
            {
                TLanes.Store(TCurve.At(TLanes.Load(from + i)), to + i);
            }

            if (i < x.Length)
            {
                var end = stackalloc float[MostLanes];
                x[i..].CopyTo(new Span<float>(end, MostLanes));
                TLanes.Store(TCurve.At(TLanes.Load(end)), end);
                new ReadOnlySpan<float>(end, x.Length - i).CopyTo(into[i..]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes TanhOf(TLanes x)
    {
        // Beyond this tanh rounds to ±1 in a float.
        const float Most = 7.90531110763549805f;
        x = TLanes.Max(TLanes.Create(-Most), TLanes.Min(TLanes.Create(Most), x));
        var square = TLanes.Multiply(x, x);
        var top = TLanes.Create(-2.76076847742355e-16f);
        top = TLanes.MultiplyAdd(top, square, TLanes.Create(2.00018790482477e-13f));
        top = TLanes.MultiplyAdd(top, square, TLanes.Create(-8.60467152213735e-11f));
        top = TLanes.MultiplyAdd(top, square, TLanes.Create(5.12229709037114e-08f));
        top = TLanes.MultiplyAdd(top, square, TLanes.Create(1.48572235717979e-05f));
        top = TLanes.MultiplyAdd(top, square, TLanes.Create(6.37261928875436e-04f));
        top = TLanes.MultiplyAdd(top, square, TLanes.Create(4.89352455891786e-03f));
        var bottom = TLanes.Create(1.19825839466702e-06f);
        bottom = TLanes.MultiplyAdd(bottom, square, TLanes.Create(1.18534705686654e-04f));
        bottom = TLanes.MultiplyAdd(bottom, square, TLanes.Create(2.26843463243900e-03f));
        bottom = TLanes.MultiplyAdd(bottom, square, TLanes.Create(4.89352518554385e-03f));
        return TLanes.Divide(TLanes.Multiply(x, top), bottom);
    }

    /// <summary>tanh(√(2/π)·(x + 0.044715·x³)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes GeluTanh(TLanes x)
    {
        var inner = TLanes.MultiplyAdd(TLanes.Multiply(x, x), TLanes.Create(GeluScale * GeluCube), TLanes.Create(GeluScale));
        return TanhOf(TLanes.Multiply(inner, x));
    }

    interface ICurve
    {
        static abstract TLanes At(TLanes x);
    }

    readonly struct TanhCurve : ICurve
    {
        public static TLanes At(TLanes x) => TanhOf(x);
    }

    readonly struct GeluCurve : ICurve
    {
        public static TLanes At(TLanes x)
        {
            var half = TLanes.Multiply(TLanes.Create(0.5f), x);
            return TLanes.MultiplyAdd(half, GeluTanh(x), half);
        }
    }

    /// <summary>½(1 + t) + ½x(1 - t²)·√(2/π)(1 + 3·0.044715·x²).</summary>
    readonly struct GeluSlopeCurve : ICurve
    {
        public static TLanes At(TLanes x)
        {
            var (t, half, one) = (GeluTanh(x), TLanes.Create(0.5f), TLanes.Create(1));
            var rest = TLanes.Subtract(one, TLanes.Multiply(t, t));
            var inner = TLanes.MultiplyAdd(
                TLanes.Multiply(x, x), TLanes.Create(3 * GeluCube * GeluScale), TLanes.Create(GeluScale));
            var steep = TLanes.Multiply(TLanes.Multiply(half, x), TLanes.Multiply(rest, inner));
            return TLanes.Add(TLanes.MultiplyAdd(half, t, half), steep);
        }
    }
}
