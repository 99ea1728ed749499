using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GraphSec.Models.Detectors.Evidence;

/// <summary>
/// relu(x·W + b) without a tape, in vectors of 256 bits, for which the program brings compiled code: a run of a second has no time to compile wider
/// ones. Sums stay in registers and take their terms in the order of the inputs, so that neither the width of the vectors nor how many rows go
/// together makes a difference to them.
/// </summary>
internal static class EvidenceLayer
{
    private const int Lanes = 8;

    /// <param name="x">Rows × inputs.</param>
    /// <param name="into">Rows × outputs.</param>
    public static void Forward(Layers.Linear layer, ReadOnlySpan<float> x, int rows, Span<float> into)
    {
        var (inputs, outputs, row) = (layer.Weight.Rows, layer.Weight.Columns, 0);
        for (; row <= rows - 4; row += 4)
        {
            Four(layer, x.Slice(row * inputs, 4 * inputs), into.Slice(row * outputs, 4 * outputs));
        }

        for (; row < rows; row++)
        {
            One(layer, x.Slice(row * inputs, inputs), into.Slice(row * outputs, outputs));
        }
    }

    /// <summary>Four rows for each weight that is fetched.</summary>
    private static void Four(Layers.Linear layer, ReadOnlySpan<float> x, Span<float> into)
    {
        const int Stretch = 2 * Lanes;
        var (inputs, outputs) = (x.Length / 4, into.Length / 4);
        ref var weights = ref MemoryMarshal.GetReference(layer.Weight.Values);
        ref var bias = ref MemoryMarshal.GetReference(layer.Bias.Values);
        ref var from = ref MemoryMarshal.GetReference(x);
        ref var to = ref MemoryMarshal.GetReference(into);
        var at = 0;
        for (; at <= outputs - Stretch; at += Stretch)
        {
            var (low, high) = (Vector256.LoadUnsafe(ref bias, (nuint)at), Vector256.LoadUnsafe(ref bias, (nuint)at + Lanes));
            var (a, b, c, d, e, f, g, h) = (low, high, low, high, low, high, low, high);
            for (var i = 0; i < inputs; i++)
            {
                var row = (nuint)(i * outputs + at);
                (low, high) = (Vector256.LoadUnsafe(ref weights, row), Vector256.LoadUnsafe(ref weights, row + Lanes));
                var factor = Vector256.Create(Unsafe.Add(ref from, i));
                a += factor * low;
                b += factor * high;
                factor = Vector256.Create(Unsafe.Add(ref from, inputs + i));
                c += factor * low;
                d += factor * high;
                factor = Vector256.Create(Unsafe.Add(ref from, 2 * inputs + i));
                e += factor * low;
                f += factor * high;
                factor = Vector256.Create(Unsafe.Add(ref from, 3 * inputs + i));
                g += factor * low;
                h += factor * high;
            }

            Store(ref to, at, a, b);
            Store(ref to, outputs + at, c, d);
            Store(ref to, 2 * outputs + at, e, f);
            Store(ref to, 3 * outputs + at, g, h);
        }

        for (var row = 0; row < 4; row++)
        {
            Rest(layer, x.Slice(row * inputs, inputs), into.Slice(row * outputs, outputs), at);
        }
    }

    private static void One(Layers.Linear layer, ReadOnlySpan<float> x, Span<float> into)
    {
        const int Stretch = 4 * Lanes;
        ref var weights = ref MemoryMarshal.GetReference(layer.Weight.Values);
        ref var bias = ref MemoryMarshal.GetReference(layer.Bias.Values);
        ref var to = ref MemoryMarshal.GetReference(into);
        var at = 0;
        for (; at <= into.Length - Stretch; at += Stretch)
        {
            var (a, b) = (Vector256.LoadUnsafe(ref bias, (nuint)at), Vector256.LoadUnsafe(ref bias, (nuint)at + Lanes));
            var (c, d) = (Vector256.LoadUnsafe(ref bias, (nuint)at + 2 * Lanes), Vector256.LoadUnsafe(ref bias, (nuint)at + 3 * Lanes));
            for (var i = 0; i < x.Length; i++)
            {
                var (factor, row) = (Vector256.Create(x[i]), (nuint)(i * into.Length + at));
                a += factor * Vector256.LoadUnsafe(ref weights, row);
                b += factor * Vector256.LoadUnsafe(ref weights, row + Lanes);
                c += factor * Vector256.LoadUnsafe(ref weights, row + 2 * Lanes);
                d += factor * Vector256.LoadUnsafe(ref weights, row + 3 * Lanes);
            }

            Store(ref to, at, a, b);
            Store(ref to, at + 2 * Lanes, c, d);
        }

        Rest(layer, x, into, at);
    }

    /// <summary>One by one from an output on.</summary>
    private static void Rest(Layers.Linear layer, ReadOnlySpan<float> x, Span<float> into, int at)
    {
        for (; at < into.Length; at++)
        {
            var sum = layer.Bias.Values[at];
            for (var i = 0; i < x.Length; i++)
            {
                sum += x[i] * layer.Weight.Values[i * into.Length + at];
            }

            into[at] = Math.Max(sum, 0);
        }
    }

    private static void Store(ref float to, int at, Vector256<float> low, Vector256<float> high)
    {
        Vector256.Max(low, Vector256<float>.Zero).StoreUnsafe(ref to, (nuint)at);
        Vector256.Max(high, Vector256<float>.Zero).StoreUnsafe(ref to, (nuint)at + Lanes);
    }
}
