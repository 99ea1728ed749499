using System.Text.Json;

namespace GraphSec.Storage;

/// <summary>
/// What makes a folder of objects one thing: which objects, of which generation, belong together. It is written last. While a run
/// replaces them, it lists the old ones and says that it does, so that two runs do not write to one place.
/// </summary>
/// <param name="IsBeingWritten">A run is replacing the objects, or was cut off while it did.</param>
/// <param name="Objects">Sorted by name; names are relative to the folder.</param>
internal sealed record FolderManifest(bool IsBeingWritten, IReadOnlyList<StoredObject> Objects)
{
    /// <summary>The object's name in its folder.</summary>
    public const string FileName = ".graphsec-objects.json";

    private const string Note = "Written by graphsec, last: these objects belong together.";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    public byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
        {
            writer.WriteStartObject();
            writer.WriteString("note", Note);
            writer.WriteBoolean("being_written", IsBeingWritten);
            writer.WriteStartArray("objects");
            foreach (var item in Objects.OrderBy(item => item.Name, StringComparer.Ordinal))
            {
                writer.WriteStartObject();
                writer.WriteString("name", item.Name);
                writer.WriteString("generation", ObjectApi.Text(item.Generation));
                writer.WriteString("size", ObjectApi.Text(item.Size));
                writer.WriteString("crc32c", item.Crc32C);
                writer.WriteString("contentEncoding", item.Encoding);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <exception cref="StorageFaultException">Not a manifest.</exception>
    public static FolderManifest Read(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            using var json = JsonDocument.ParseValue(ref reader);
            return new FolderManifest(
                json.RootElement.GetProperty("being_written").GetBoolean(), [.. json.RootElement.GetProperty("objects").EnumerateArray().Select(StoredObject.Read)]);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new StorageFaultException(System.Net.HttpStatusCode.UnprocessableEntity, "the list of the folder's objects is damaged");
        }
    }
}
