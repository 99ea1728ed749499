using System.Buffers.Binary;
using System.IO.Compression;
using GraphSec.Models;

namespace GraphSec.Pipeline.Artifacts.PlainGraphs;

/// <summary>
/// A matrix as NumPy writes it (format 1.0 to 3.0, numpy.lib.format): little-endian float32 or float64, in C or Fortran order, as
/// it is or compressed by gzip.
/// </summary>
internal static class NumpyFile
{
    private const int Fixed = 8;

    /// <exception cref="InputException">It is no such file, of another type or shape, cut short, or holds a value that is not finite.</exception>
    public static Tensor Read(string path)
    {
        var bytes = Bytes(path);
        var (header, start) = NumpyHeader.Read(bytes, path);
        var count = (long)header.Rows * header.Columns;
        if (count is 0 or > int.MaxValue / sizeof(double))
        {
            throw Broken(path, $"its shape is {header.Rows} × {header.Columns}", "give at least one row and column, and at most 2^28 values");
        }

        var length = count * header.Size;
        if (bytes.Length - start != length)
        {
            throw Broken(path, $"its header promises {length} bytes of values and {bytes.Length - start} follow", "write it again");
        }

        return Values(bytes.AsSpan(start), header, path);
    }

    public static InputException Broken(string path, string what, string advice) => new($"cannot read '{path}': {what}; {advice}");

    private static Tensor Values(ReadOnlySpan<byte> bytes, NumpyHeader header, string path)
    {
        var tensor = new Tensor(header.Rows, header.Columns);
        var values = tensor.Values;
        for (var i = 0; i < values.Length; i++)
        {
            var at = header.IsFortran ? i % header.Rows * header.Columns + i / header.Rows : i;
            var part = bytes[(i * header.Size)..];
            values[at] = header.Size == sizeof(float)
                ? BinaryPrimitives.ReadSingleLittleEndian(part) : (float)BinaryPrimitives.ReadDoubleLittleEndian(part);
            if (!float.IsFinite(values[at]))
            {
                throw Broken(path, $"row {at / header.Columns}, column {at % header.Columns} is not finite", "replace missing values by numbers");
            }
        }

        return tensor;
    }

    private static byte[] Bytes(string path)
    {
        using var file = File.OpenRead(path);
        using var content = new MemoryStream();
        try
        {
            if (path.EndsWith(".gz", StringComparison.Ordinal))
            {
                using var unzipped = new GZipStream(file, CompressionMode.Decompress);
                unzipped.CopyTo(content);
            }
            else
            {
                file.CopyTo(content);
            }
        }
        catch (InvalidDataException error)
        {
            throw new InputException($"cannot read '{path}': it is no gzip file or cut short; write it again", error);
        }

        return content.Length >= Fixed
            ? content.ToArray() : throw Broken(path, "it is too short for NumPy's header", "write it again with numpy.save");
    }
}
