using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GraphSec.Pipeline.Artifacts.PlainGraphs;

/// <summary>What a NumPy file says of its values.</summary>
/// <param name="Size">Bytes of a value: 4 or 8.</param>
/// <param name="IsFortran">Column after column.</param>
internal readonly partial record struct NumpyHeader(int Rows, int Columns, int Size, bool IsFortran)
{
    /// <returns>The header, and where values begin.</returns>
    /// <exception cref="InputException">It is no header, or one of values that are no matrix of floats.</exception>
    public static (NumpyHeader Header, int Start) Read(byte[] bytes, string path)
    {
        if (bytes[0] != 0x93 || !bytes.AsSpan(1).StartsWith("NUMPY"u8))
        {
            throw NumpyFile.Broken(path, "it is no NumPy file", "write it with numpy.save");
        }

        if (bytes[6] is 0 or > 3)
        {
            throw NumpyFile.Broken(path, $"it has version {bytes[6]} of NumPy's format", "write it with numpy.save");
        }

        var from = bytes[6] == 1 ? 10 : 12;
        var length = bytes.Length < from ? -1 : bytes[6] == 1
            ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8))
            : (long)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8));
        return length >= 0 && length <= bytes.Length - from
            ? (Parse(Encoding.UTF8.GetString(bytes, from, (int)length), path), from + (int)length)
            : throw NumpyFile.Broken(path, "its header is cut short", "write it again");
    }

    private static NumpyHeader Parse(string text, string path)
    {
        var (type, order, shape) = (TypeField().Match(text), OrderField().Match(text), ShapeField().Match(text));
        if (!type.Success || !order.Success || !shape.Success)
        {
            throw NumpyFile.Broken(path, "its header lacks a type, an order or a shape", "write a plain matrix with numpy.save");
        }

        var size = type.Groups[1].Value switch
        {
            "<f4" => sizeof(float),
            "<f8" => sizeof(double),
            var other => throw NumpyFile.Broken(path, $"its values are of type '{other}'", "save them as float32 or float64"),
        };
        var sizes = shape.Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return sizes.Length == 2 && TryCount(sizes[0], out var rows) && TryCount(sizes[1], out var columns)
            ? new NumpyHeader(rows, columns, size, order.Groups[1].Value == "True")
            : throw NumpyFile.Broken(path, $"its shape is ({shape.Groups[1].Value})", "save a matrix, nodes × features");
    }

    private static bool TryCount(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    [GeneratedRegex(@"'descr':\s*'([^']*)'")]
    private static partial Regex TypeField();

    [GeneratedRegex(@"'fortran_order':\s*(True|False)")]
    private static partial Regex OrderField();

    [GeneratedRegex(@"'shape':\s*\(([^)]*)\)")]
    private static partial Regex ShapeField();
}
