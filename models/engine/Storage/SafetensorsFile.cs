using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using GraphSec.Models.Kernels;

namespace GraphSec.Models.Storage;

/// <summary>
/// Tensors by name, and text by key, in the safetensors format (huggingface/safetensors): 8 bytes of header length, a JSON
/// header, then the numbers, all little-endian. Writes F32, or F16 or I8 where asked to and nothing is lost; reads F32, F16, BF16
/// and I8. A matrix of I8 goes with an F16 tensor <c>name.scale</c>, rows × 1, by which its rows are multiplied
/// (<see cref="RowQuantization"/>); both are one tensor here. Nothing in a file is ever executed.
/// </summary>
public sealed class SafetensorsFile
{
    const int Alignment = 8;

    SafetensorsFile(SortedDictionary<string, Tensor> tensors, SortedDictionary<string, string> metadata) =>
        (Tensors, Metadata) = (tensors, metadata);

    /// <summary>By name, ordinal. A vector of n is 1 × n.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <param name="into">Tensors in the host's memory: what is stored under their names and in their sizes is read into them.</param>
    /// <exception cref="InvalidDataException">Truncated, damaged, or not of this format.</exception>
    public static SafetensorsFile Read(string path, IReadOnlyDictionary<string, Tensor>? into = null)
    {
        // What is read is large and goes where it belongs; a buffer would be one more copy.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return Read(stream, into);
    }

    /// <param name="stream">Seekable; read from its position to its end.</param>
    /// <param name="into">Tensors in the host's memory: what is stored under their names and in their sizes is read into them.</param>
    /// <exception cref="InvalidDataException">Truncated, damaged, or not of this format.</exception>
    public static SafetensorsFile Read(Stream stream, IReadOnlyDictionary<string, Tensor>? into = null)
    {
        var available = stream.Length - stream.Position - sizeof(ulong);
        SafetensorsHeader.Require(available >= 0, "the file is shorter than its length field");
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        stream.ReadExactly(prefix);
        var json = new byte[SafetensorsHeader.Length(prefix, available)];
        stream.ReadExactly(json);
        var header = SafetensorsHeader.Parse(json, available - json.Length);
        var tensors = new SortedDictionary<string, Tensor>(StringComparer.Ordinal);
        var codes = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in header.Entries)
        {
            var tensor = into?.GetValueOrDefault(entry.Name) is { } given && (given.Rows, given.Columns) == (entry.Rows, entry.Columns)
                ? given
                : new Tensor(entry.Rows, entry.Columns) { Name = entry.Name, IsParameter = true };
            tensors.Add(entry.Name, tensor);
            if (entry.IsCodes)
            {
                codes.Add(entry.Name, ReadBytes(stream, entry));
            }
            else
            {
                ReadNumbers(stream, entry, tensor.Values);
            }
        }

        foreach (var (name, bytes) in codes)
        {
            tensors.Remove(name + RowQuantization.ScaleSuffix, out var scales);
            RowQuantization.Decode(MemoryMarshal.Cast<byte, sbyte>(bytes), scales!.Values, tensors[name].Values);
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
    /// <param name="bytes">Names of tensors to write as I8 with a scale a row, where they hold such numbers: a quarter of the bytes, the
    /// same numbers back. See <see cref="RowQuantization.Round"/>.</param>
    /// <exception cref="ArgumentException">Two tensors of one name.</exception>
    public static void Write(Stream stream, IEnumerable<Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null,
        bool halves = false, IReadOnlySet<string>? bytes = null)
    {
        var sorted = new SortedDictionary<string, SafetensorsPart>(StringComparer.Ordinal);
        foreach (var tensor in tensors)
        {
            foreach (var part in SafetensorsPart.Of(tensor.In(HostMemory.Shared), halves, bytes?.Contains(tensor.Name) ?? false))
            {
                sorted.Add(part.Name, part);
            }
        }

        var json = HeaderOf(sorted.Values, metadata);
        var padding = (Alignment - json.Length % Alignment) % Alignment;
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)(json.Length + padding));
        stream.Write(prefix);
        stream.Write(json);
        stream.Write("       "u8[..padding]);
        foreach (var part in sorted.Values)
        {
            part.Write(stream);
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

    static byte[] HeaderOf(IEnumerable<SafetensorsPart> parts, IReadOnlyDictionary<string, string>? metadata)
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
            foreach (var part in parts)
            {
                var end = at + part.Length;
                json.WritePropertyName(part.Name);
                json.WriteRawValue(
                    $$"""{"dtype":"{{part.Type}}","shape":[{{part.Rows}},{{part.Columns}}],"data_offsets":[{{at}},{{end}}]}""");
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

        var words = MemoryMarshal.Cast<byte, ushort>(ReadBytes(stream, entry));
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = entry.Type == "F16"
                ? (float)BitConverter.UInt16BitsToHalf(words[i])
                : BitConverter.UInt32BitsToSingle((uint)words[i] << 16);
        }
    }

    static byte[] ReadBytes(Stream stream, SafetensorsEntry entry)
    {
        var bytes = new byte[entry.End - entry.Begin];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
