using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using GraphSec.Models.Kernels;

namespace GraphSec.Models.Storage;

/// <summary>
/// Tensors by name, and text by key, in the safetensors format (huggingface/safetensors): 8 bytes of header length, a JSON
/// header, then the numbers, all little-endian. Writes F32, or F16 where asked to and nothing is lost; reads F32, F16 and BF16.
/// Nothing in a file is ever executed.
/// </summary>
public sealed class SafetensorsFile
{
    const int Alignment = 8;

    SafetensorsFile(SortedDictionary<string, Tensor> tensors, SortedDictionary<string, string> metadata) =>
        (Tensors, Metadata) = (tensors, metadata);

    /// <summary>By name, ordinal. A vector of n is 1 × n.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <exception cref="InvalidDataException">Truncated, damaged, or not of this format.</exception>
    public static SafetensorsFile Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream);
    }

    /// <param name="stream">Seekable; read from its position to its end.</param>
    /// <exception cref="InvalidDataException">Truncated, damaged, or not of this format.</exception>
    public static SafetensorsFile Read(Stream stream)
    {
        var available = stream.Length - stream.Position - sizeof(ulong);
        SafetensorsHeader.Require(available >= 0, "the file is shorter than its length field");
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        stream.ReadExactly(prefix);
        var json = new byte[SafetensorsHeader.Length(prefix, available)];
        stream.ReadExactly(json);
        var header = SafetensorsHeader.Parse(json, available - json.Length);
        var tensors = new SortedDictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var entry in header.Entries)
        {
            var tensor = new Tensor(entry.Rows, entry.Columns) { Name = entry.Name, IsParameter = true };
            ReadNumbers(stream, entry, tensor.Values);
            tensors.Add(entry.Name, tensor);
        }

        return new SafetensorsFile(tensors, header.Metadata);
    }

    /// <summary>Writes beside <paramref name="path"/> and renames, so that no reader ever sees half a file.</summary>
    public static void Write(string path, IEnumerable<Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var partial = path + ".partial";
        using (var stream = File.Create(partial))
        {
            Write(stream, tensors, metadata);
        }

        File.Move(partial, path, overwrite: true);
    }

    /// <summary>Sorted by name: the same tensors give the same bytes.</summary>
    /// <param name="halves">Writes a tensor as F16 where each of its numbers is one: half the bytes, the same numbers back.
    /// See <see cref="RoundToHalf"/>.</param>
    /// <exception cref="ArgumentException">Two tensors of one name.</exception>
    public static void Write(
        Stream stream, IEnumerable<Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null, bool halves = false)
    {
        var sorted = new SortedDictionary<string, Tensor>(
            tensors.ToDictionary(t => t.Name, t => t.In(HostMemory.Shared)), StringComparer.Ordinal);
        var narrow = sorted.Values.Where(tensor => halves && IsHalf(tensor)).ToHashSet();
        var json = HeaderOf(sorted, narrow, metadata);
        var padding = (Alignment - json.Length % Alignment) % Alignment;
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)(json.Length + padding));
        stream.Write(prefix);
        stream.Write(json);
        stream.Write("       "u8[..padding]);
        foreach (var tensor in sorted.Values)
        {
            stream.Write(narrow.Contains(tensor) ? MemoryMarshal.AsBytes(Halves(tensor)) : MemoryMarshal.AsBytes(tensor.Values));
        }
    }

    /// <summary>Rounds every number to the nearest of half precision (IEEE 754 binary16), the largest finite one at the most.</summary>
    public static void RoundToHalf(Tensor tensor)
    {
        foreach (ref var value in tensor.Values)
        {
            value = (float)(Half)Math.Clamp(value, (float)Half.MinValue, (float)Half.MaxValue);
        }
    }

    static bool IsHalf(Tensor tensor)
    {
        foreach (var value in tensor.Values)
        {
            if (BitConverter.SingleToInt32Bits((float)(Half)value) != BitConverter.SingleToInt32Bits(value))
            {
                return false;
            }
        }

        return true;
    }

    static ReadOnlySpan<Half> Halves(Tensor tensor)
    {
        var halves = new Half[tensor.Length];
        for (var i = 0; i < halves.Length; i++)
        {
            halves[i] = (Half)tensor.Values[i];
        }

        return halves;
    }

    static byte[] HeaderOf(
        SortedDictionary<string, Tensor> tensors, HashSet<Tensor> narrow, IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject("__metadata__");
                foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }

            var at = 0L;
            foreach (var (name, tensor) in tensors)
            {
                var (type, width) = narrow.Contains(tensor) ? ("F16", 2) : ("F32", sizeof(float));
                var end = at + (long)tensor.Length * width;
                json.WritePropertyName(name);
                json.WriteRawValue(
                    $$"""{"dtype":"{{type}}","shape":[{{tensor.Rows}},{{tensor.Columns}}],"data_offsets":[{{at}},{{end}}]}""");
                at = end;
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    static void ReadNumbers(Stream stream, SafetensorsEntry entry, Span<float> into)
    {
        if (entry.Type == "F32")
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(into));
            return;
        }

        var bytes = new byte[entry.End - entry.Begin];
        stream.ReadExactly(bytes);
        var words = MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan());
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = entry.Type == "F16"
                ? (float)BitConverter.UInt16BitsToHalf(words[i])
                : BitConverter.UInt32BitsToSingle((uint)words[i] << 16);
        }
    }
}
