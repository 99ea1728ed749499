using System.Buffers.Binary;
using System.Text;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.PlainGraphs;

/// <summary>Writes the files of plain graphs.</summary>
internal static class PlainGraphFiles
{
    /// <summary>As numpy.save writes a matrix, or something that pretends to be one.</summary>
    public static byte[] Numpy(
        float[] values, string shape, string type = "<f4", bool isFortran = false, byte version = 1, string magic = "NUMPY")
    {
        var header = $"{{'descr': '{type}', 'fortran_order': {(isFortran ? "True" : "False")}, 'shape': ({shape}), }}\n";
        var fixedPart = version == 1 ? 10 : 12;
        var size = type == "<f8" ? 8 : 4;
        var bytes = new byte[fixedPart + header.Length + size * values.Length];
        bytes[0] = 0x93;
        Encoding.ASCII.GetBytes(magic).CopyTo(bytes, 1);
        bytes[6] = version;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)header.Length);
        Encoding.ASCII.GetBytes(header).CopyTo(bytes, fixedPart);
        for (var i = 0; i < values.Length; i++)
        {
            var at = bytes.AsSpan(fixedPart + header.Length + size * i);
            if (size == 8)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(at, values[i]);
            }
            else
            {
                BinaryPrimitives.WriteSingleLittleEndian(at, values[i]);
            }
        }

        return bytes;
    }

    public static void Put(this ScratchFolder scratch, string relative, byte[] bytes) =>
        File.WriteAllBytes(scratch.Put(relative, ""), bytes);
}
