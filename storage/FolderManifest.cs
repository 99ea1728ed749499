using System.Net;
using System.Text.Json;

namespace GraphSec.Storage;

/// <summary>What makes a folder of objects one thing: which file is which object of which generation.</summary>
internal sealed record FolderManifest(IReadOnlyList<FolderMember> Members)
{
    /// <summary>The manifest's own name in the folder.</summary>
    public const string FileName = ".graphsec-objects.json";

    /// <summary>Where new objects wait until all of them are there.</summary>
    public const string NewFolder = ".graphsec-new/";

    private const string Note = "Written by graphsec: these objects belong together.";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>Whether an object's name, relative to the folder, is of no file in it.</summary>
    public static bool IsOwn(string name) => name == FileName || name.StartsWith(NewFolder, StringComparison.Ordinal);

    public byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
        {
            writer.WriteStartObject();
            writer.WriteString("note", Note);
            writer.WriteStartArray("files");
            foreach (var (name, item) in Members.OrderBy(member => member.Name, StringComparer.Ordinal))
            {
                writer.WriteStartObject();
                writer.WriteString("file", name);
                writer.WriteString("name", item.Name);
                writer.WriteString("generation", ObjectApi.Text(item.Generation));
                writer.WriteString("size", ObjectApi.Text(item.Size));
                writer.WriteString("crc32c", item.Crc32C);
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
            return new FolderManifest([.. json.RootElement.GetProperty("files").EnumerateArray()
                .Select(item => new FolderMember(item.GetProperty("file").GetString()!, StoredObject.Read(item)))]);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new StorageFaultException(HttpStatusCode.UnprocessableEntity, $"'{FileName}' is damaged");
        }
    }
}
