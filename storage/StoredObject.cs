using System.Globalization;
using System.Text.Json;

namespace GraphSec.Storage;

/// <summary>An object as its bucket describes it.</summary>
/// <param name="Size">Bytes as they are stored.</param>
/// <param name="Generation">Changes with every write; 0 stands for no object.</param>
/// <param name="Crc32C">Base 64; empty where the server gives none.</param>
/// <param name="Md5">Base 64; empty where the server gives none, as for an object put together from parts.</param>
/// <param name="Encoding">Content encoding, <c>gzip</c> or empty.</param>
internal sealed record StoredObject(string Name, long Size, long Generation, string Crc32C, string Md5, string Encoding)
{
    /// <summary>What is asked for of each object.</summary>
    public const string Fields = "name,size,generation,crc32c,md5Hash,contentEncoding";

    /// <exception cref="StorageFaultException">Not an object resource.</exception>
    public static StoredObject Read(JsonElement json)
    {
        try
        {
            return new StoredObject(
                Text(json, "name"), Number(json, "size"), Number(json, "generation"), Text(json, "crc32c"), Text(json, "md5Hash"), Text(json, "contentEncoding"));
        }
        catch (Exception error) when (error is FormatException or OverflowException or InvalidOperationException)
        {
            throw new StorageFaultException("the answer describes no object", error);
        }
    }

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static long Number(JsonElement json, string name) => json.TryGetProperty(name, out var value)
        ? value.ValueKind == JsonValueKind.Number ? value.GetInt64() : long.Parse(value.GetString()!, NumberStyles.None, CultureInfo.InvariantCulture)
        : 0;
}
