using System.Runtime.InteropServices;

namespace GraphSec.Models.Storage;

/// <summary>One entry of a safetensors file that is to be written.</summary>
/// <param name="Type">The format's word for the type of a number.</param>
/// <param name="Packed">Its bytes; null where they are those of <paramref name="Source"/>'s floats.</param>
internal sealed record SafetensorsPart(string Name, string Type, int Rows, int Columns, Tensor Source, byte[]? Packed)
{
    public long Length => Packed?.Length ?? (long)Source.Length * sizeof(float);

    /// <summary>The narrowest that was asked for and loses nothing.</summary>
    public static SafetensorsPart[] Of(Tensor tensor, bool asHalves, bool asBytes) =>
        (asBytes ? InBytes(tensor) : null) ?? [(asHalves ? InHalves(tensor) : null) ?? Whole(tensor, "F32", null)];

    public void Write(Stream stream) => stream.Write(Packed ?? MemoryMarshal.AsBytes((ReadOnlySpan<float>)Source.Values));

    static SafetensorsPart[]? InBytes(Tensor tensor)
    {
        var (codes, scales) = (new byte[tensor.Length], new byte[tensor.Rows * 2]);
        return RowQuantization.TryEncode(tensor, MemoryMarshal.Cast<byte, sbyte>(codes.AsSpan()), MemoryMarshal.Cast<byte, Half>(scales.AsSpan()))
            ? [Whole(tensor, "I8", codes),
                new SafetensorsPart(tensor.Name + RowQuantization.ScaleSuffix, "F16", tensor.Rows, 1, tensor, scales)]
            : null;
    }

    static SafetensorsPart? InHalves(Tensor tensor)
    {
        var bytes = new byte[tensor.Length * 2];
        var halves = MemoryMarshal.Cast<byte, Half>(bytes.AsSpan());
        for (var i = 0; i < halves.Length; i++)
        {
            halves[i] = (Half)tensor.Values[i];
            if (BitConverter.SingleToInt32Bits((float)halves[i]) != BitConverter.SingleToInt32Bits(tensor.Values[i]))
            {
                return null;
            }
        }

        return Whole(tensor, "F16", bytes);
    }

    static SafetensorsPart Whole(Tensor tensor, string type, byte[]? packed) =>
        new(tensor.Name, type, tensor.Rows, tensor.Columns, tensor, packed);
}
