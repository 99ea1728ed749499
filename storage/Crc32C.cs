using System.Buffers.Binary;
using System.Numerics;

namespace GraphSec.Storage;

/// <summary>The Castagnoli checksum (RFC 3720, appendix B.4), by the processor's own instruction where it has one.</summary>
internal sealed class Crc32C
{
    private uint register = uint.MaxValue;

    /// <summary>As the JSON API writes it: four bytes, the highest first, in base 64.</summary>
    public string Text
    {
        get
        {
            Span<byte> bytes = stackalloc byte[sizeof(uint)];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, ~register);
            return Convert.ToBase64String(bytes);
        }
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            register = BitOperations.Crc32C(register, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var single in bytes)
        {
            register = BitOperations.Crc32C(register, single);
        }
    }

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var sum = new Crc32C();
        sum.Append(bytes);
        return sum.Text;
    }
}
