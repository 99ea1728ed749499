using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GraphSec.Models.Storage;

/// <summary>
/// A matrix in 8 bits a number: codes of −127 to 127, and a scale a row in half precision; a number is its code times the scale
/// of its row (symmetric quantization after Jacob et al., CVPR 2018, a scale a row). Such a product has 18 significant bits and is
/// exact in single precision, so that reading what was rounded gives the same bits on every machine.
/// </summary>
public static class RowQuantization
{
    /// <summary>What a file adds to the name of the codes for that of the scales, rows × 1.</summary>
    public const string ScaleSuffix = ".scale";

    const float LargestCode = 127;
    const float SmallestNormalScale = 1f / (1 << 14);
    const float SmallestScale = 1f / (1 << 24);

    /// <summary>Rounds every number to the nearest that its row can hold. Rounding again changes nothing. No number moves by more than
    /// 0.4 % of its row's largest, 0.8 % where that is below 0.008, or 0.00000003 where that is more; magnitudes beyond 8,319,008
    /// become that. A row with NaN stays as it is.</summary>
    /// <exception cref="InvalidOperationException">The tensor lies in a device's memory.</exception>
    public static void Round(Tensor tensor)
    {
        for (var row = 0; row < tensor.Rows; row++)
        {
            var values = tensor.Values.Slice(row * tensor.Columns, tensor.Columns);
            var scale = ScaleOf(values);
            if (float.IsNaN(scale))
            {
                continue;
            }

            foreach (ref var value in values)
            {
                value = Code(value, scale) * scale;
            }
        }
    }

    /// <param name="codes">Rows × columns.</param>
    /// <param name="scales">One a row.</param>
    /// <returns>False where a number is no product of a code and its row's scale, bit for bit; the spans are then of no use.</returns>
    internal static bool TryEncode(Tensor tensor, Span<sbyte> codes, Span<Half> scales)
    {
        for (var row = 0; row < tensor.Rows; row++)
        {
            var values = tensor.Row(row);
            var scale = ScaleOf(values);
            if (float.IsNaN(scale))
            {
                return false;
            }

            scales[row] = (Half)scale;
            for (var column = 0; column < values.Length; column++)
            {
                var code = Code(values[column], scale);
                codes[row * values.Length + column] = code;
                if (BitConverter.SingleToInt32Bits(code * scale) != BitConverter.SingleToInt32Bits(values[column]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <param name="codes">Rows × columns.</param>
    /// <param name="scales">One a row.</param>
    /// <param name="into">Rows × columns.</param>
    internal static void Decode(ReadOnlySpan<sbyte> codes, ReadOnlySpan<float> scales, Span<float> into)
    {
        var columns = scales.IsEmpty ? 0 : into.Length / scales.Length;
        for (var row = 0; row < scales.Length; row++)
        {
            DecodeRow(codes.Slice(row * columns, columns), scales[row], into.Slice(row * columns, columns));
        }
    }

    static void DecodeRow(ReadOnlySpan<sbyte> codes, float scale, Span<float> into)
    {
        var done = 0;
        ref var from = ref MemoryMarshal.GetReference(codes);
        ref var to = ref MemoryMarshal.GetReference(into);
        for (; done <= codes.Length - Vector128<sbyte>.Count; done += Vector128<sbyte>.Count)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref from, (nuint)done));
            var (first, second) = Vector128.Widen(low);
            var (third, fourth) = Vector128.Widen(high);
            (Vector128.ConvertToSingle(first) * scale).StoreUnsafe(ref to, (nuint)done);
            (Vector128.ConvertToSingle(second) * scale).StoreUnsafe(ref to, (nuint)done + 4);
            (Vector128.ConvertToSingle(third) * scale).StoreUnsafe(ref to, (nuint)done + 8);
            (Vector128.ConvertToSingle(fourth) * scale).StoreUnsafe(ref to, (nuint)done + 12);
        }

        for (; done < codes.Length; done++)
        {
            into[done] = codes[done] * scale;
        }
    }

    /// <summary>A half that comes out again for the rounded row: 127 codes reach its largest, and where halves lie too wide apart
    /// for that (below their smallest normal number), it is a power of two. NaN for a row with NaN.</summary>
    static float ScaleOf(ReadOnlySpan<float> row)
    {
        var largest = 0f;
        foreach (var value in row)
        {
            largest = MathF.Max(largest, MathF.Abs(value));
        }

        var wanted = largest / LargestCode;
        if (wanted == 0 || float.IsNaN(wanted))
        {
            return wanted;
        }

        if (wanted >= SmallestNormalScale)
        {
            return (float)(Half)MathF.Min(wanted, (float)Half.MaxValue);
        }

        var scale = SmallestScale;
        while (scale < wanted)
        {
            scale *= 2;
        }

        return scale;
    }

    static sbyte Code(float value, float scale) =>
        scale == 0 ? (sbyte)0 : (sbyte)Math.Clamp(MathF.Round(value / scale), -LargestCode, LargestCode);
}
