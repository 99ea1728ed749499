using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>A file of one JSON value a line (jsonlines.org).</summary>
internal static class JsonLines
{
    private const int FlushAt = 1 << 16;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="path">Replaced as a whole.</param>
    /// <exception cref="InputException">The place cannot be written.</exception>
    public static void Write<T>(string path, IEnumerable<T> items, Action<Utf8JsonWriter, T> write) => AtomicFile.Write(path, stream =>
    {
        var buffer = new ArrayBufferWriter<byte>(FlushAt * 2);
        using var writer = new Utf8JsonWriter(buffer, WriterOptions);
        foreach (var item in items)
        {
            write(writer, item);
            writer.Flush();
            writer.Reset();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount > FlushAt)
            {
                stream.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }

        stream.Write(buffer.WrittenSpan);
    });

    /// <param name="stage">The command to run again where the file is broken.</param>
    /// <exception cref="InputException">The file is missing, cut off, or holds something else.</exception>
    public static List<T> Read<T>(string path, string stage, Func<JsonElement, T> read)
    {
        var items = new List<T>();
        using var input = ArtifactReader.OpenText(path);
        while (input.ReadLine() is { } line)
        {
            try
            {
                using var document = JsonDocument.Parse(line);
                items.Add(read(document.RootElement));
            }
            catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException
                or FormatException or ArgumentException)
            {
                throw new InputException($"'{path}' line {items.Count + 1} is cut off or of another kind; run 'graphsec {stage}' again", broken);
            }
        }

        return items;
    }
}
