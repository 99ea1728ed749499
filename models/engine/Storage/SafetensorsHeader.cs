using System.Buffers.Binary;
using System.Text.Json;

namespace GraphSec.Models.Storage;

/// <summary>
/// The JSON in front of a safetensors file, taken apart and checked: whatever passes can be read without further
/// suspicion. The rules are those of the format's description (huggingface/safetensors): the data is covered without
/// holes or overlaps, names occur once, sizes agree with shapes.
/// </summary>
internal sealed class SafetensorsHeader
{
    /// <summary>The format's own limit: a longer header is an attack or not a header.</summary>
    public const int MaxLength = 100_000_000;

    const string MetadataKey = "__metadata__";

    public List<SafetensorsEntry> Entries { get; } = [];

    public SortedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">Not a header, or one that promises other data than <paramref name="dataLength"/>
    /// bytes hold.</exception>
    public static SafetensorsHeader Parse(ReadOnlyMemory<byte> json, long dataLength)
    {
        var header = new SafetensorsHeader();
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false };
            using var document = JsonDocument.Parse(json, options);
            Require(document.RootElement.ValueKind == JsonValueKind.Object, "the header is not a JSON object");
            foreach (var property in document.RootElement.EnumerateObject())
            {
                header.Take(property);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException($"safetensors: the header cannot be read: {e.Message}", e);
        }

        header.CheckCoverage(dataLength);
        header.CheckScales();
        return header;
    }

    public static void Require(bool holds, string fault)
    {
        if (!holds)
        {
            throw new InvalidDataException("safetensors: " + fault);
        }
    }

    /// <exception cref="InvalidDataException">More than any header, or more than the file holds.</exception>
    public static int Length(ReadOnlySpan<byte> prefix, long available)
    {
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        Require(length <= MaxLength, $"a header of {length} bytes is over the limit of {MaxLength}");
        Require((long)length <= available, $"the header should have {length} bytes, the file ends after {available}");
        return (int)length;
    }

    void Take(JsonProperty property)
    {
        if (property.Name == MetadataKey)
        {
            foreach (var pair in property.Value.EnumerateObject())
            {
                Metadata.Add(pair.Name, pair.Value.GetString() ?? throw new FormatException("metadata of null"));
            }

            return;
        }

        var (name, value) = (property.Name, property.Value);
        var (rows, columns) = Matrix(name, [.. value.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64())]);
        var offsets = value.GetProperty("data_offsets");
        Require(offsets.GetArrayLength() == 2, $"'{name}' needs two data_offsets");
        var entry = new SafetensorsEntry(
            name, value.GetProperty("dtype").GetString() ?? "", rows, columns, offsets[0].GetInt64(), offsets[1].GetInt64());
        Require(entry.Width > 0, $"'{name}' has dtype '{entry.Type}': F32, F16, BF16 and I8 are read");
        Require(entry.Begin >= 0 && entry.End >= entry.Begin, $"'{name}' has data_offsets [{entry.Begin}, {entry.End}]");
        Require(
            entry.End - entry.Begin == (long)rows * columns * entry.Width,
            $"'{name}' has {entry.End - entry.Begin} bytes for {rows} × {columns} numbers of {entry.Type}");
        Entries.Add(entry);
    }

    /// <summary>A scalar is 1 × 1, a vector 1 × n; from the third dimension on all go into the columns.</summary>
    static (int Rows, int Columns) Matrix(string name, long[] shape)
    {
        var (rows, columns) = (shape.Length > 1 ? shape[0] : 1, 1L);
        foreach (var size in shape.AsSpan(shape.Length > 1 ? 1 : 0))
        {
            Require(size is >= 0 and <= int.MaxValue, $"'{name}' has a dimension of {size}");
            columns *= size;
            Require(columns <= int.MaxValue, $"'{name}' is too large");
        }

        Require(rows is >= 0 and <= int.MaxValue, $"'{name}' has a dimension of {rows}");
        Require(rows * columns <= Array.MaxLength / 2, $"'{name}' is too large");
        return ((int)rows, (int)columns);
    }

    void CheckCoverage(long dataLength)
    {
        Entries.Sort((x, y) => (x.Begin, x.End).CompareTo((y.Begin, y.End)));
        var at = 0L;
        foreach (var entry in Entries)
        {
            Require(entry.Begin == at, $"'{entry.Name}' begins at byte {entry.Begin}, the tensor before ends at {at}");
            at = entry.End;
        }

        Require(at == dataLength, $"the header promises {at} bytes of data, the file has {dataLength}");
    }

    /// <summary>Codes are numbers only by the scales beside them.</summary>
    void CheckScales()
    {
        var scales = Entries.Where(entry => entry.Type == "F16").ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        foreach (var codes in Entries.Where(entry => entry.IsCodes))
        {
            var name = codes.Name + RowQuantization.ScaleSuffix;
            Require(
                scales.TryGetValue(name, out var scale) && (scale.Rows, scale.Columns) == (codes.Rows, 1),
                $"'{codes.Name}' is of I8 and needs '{name}', {codes.Rows} × 1 numbers of F16");
        }
    }
}
