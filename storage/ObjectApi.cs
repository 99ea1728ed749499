using System.Globalization;
using System.Net.Http;
using System.Text.Json;

namespace GraphSec.Storage;

/// <summary>The requests about objects that carry no content: list, describe, delete.</summary>
internal sealed class ObjectApi(StorageConnection connection)
{
    private const string ListFields = $"items({StoredObject.Fields}),nextPageToken";

    /// <summary>Every object whose name begins so, in the server's order of names.</summary>
    public async Task<List<StoredObject>> List(string bucket, string prefix)
    {
        var found = new List<StoredObject>();
        string? page = null;
        do
        {
            var address = connection.Address(
                $"/storage/v1/b/{bucket}/o", ("prefix", prefix.Length == 0 ? null : prefix), ("maxResults", "1000"), ("fields", ListFields), ("pageToken", page));
            var json = await connection.Ask(() => new HttpRequestMessage(HttpMethod.Get, address), answer => answer);
            if (json.TryGetProperty("items", out var items))
            {
                found.AddRange(items.EnumerateArray().Select(StoredObject.Read));
            }

            page = json.TryGetProperty("nextPageToken", out var next) ? next.GetString() : null;
        }
        while (!string.IsNullOrEmpty(page));
        return found;
    }

    /// <summary>Null where there is no such object, or no such bucket.</summary>
    public async Task<StoredObject?> Find(string bucket, string name)
    {
        try
        {
            var address = connection.Address(Path(bucket, name), ("fields", StoredObject.Fields));
            return await connection.Ask(() => new HttpRequestMessage(HttpMethod.Get, address), StoredObject.Read);
        }
        catch (StorageFaultException fault) when (fault.IsMissing)
        {
            return null;
        }
    }

    /// <summary>Takes an object away if it is still of that generation; whether it was.</summary>
    public async Task<bool> Delete(string bucket, StoredObject stored)
    {
        try
        {
            var address = connection.Address(Path(bucket, stored.Name), ("ifGenerationMatch", Text(stored.Generation)));
            return await connection.Ask(() => new HttpRequestMessage(HttpMethod.Delete, address), _ => true);
        }
        catch (StorageFaultException fault) when (fault.IsMissing || fault.IsStale)
        {
            return false;
        }
    }

    /// <summary>Copies an object in its bucket, over one of that generation; 0 where there must be none.</summary>
    public async Task<StoredObject> Copy(string bucket, StoredObject from, string to, long expected)
    {
        string? token = null;
        try
        {
            while (true)
            {
                var address = connection.Address(
                    $"{Path(bucket, from.Name)}/rewriteTo/b/{bucket}/o/{Uri.EscapeDataString(to)}", ("ifGenerationMatch", Text(expected)), ("rewriteToken", token));
                var json = await connection.Ask(() => new HttpRequestMessage(HttpMethod.Post, address), answer => answer);
                if (json.TryGetProperty("resource", out var resource))
                {
                    return StoredObject.Read(resource);
                }

                token = json.GetProperty("rewriteToken").GetString();
            }
        }
        catch (StorageFaultException stale) when (stale.IsStale)
        {
            // The answer to an earlier try may have been lost on its way.
            if (await Find(bucket, to) is { } found && found.Md5 == from.Md5 && found.Size == from.Size && from.Md5.Length > 0)
            {
                return found;
            }

            throw;
        }
    }

    public static string Path(string bucket, string name) => $"/storage/v1/b/{bucket}/o/{Uri.EscapeDataString(name)}";

    public static string Text(long generation) => generation.ToString(CultureInfo.InvariantCulture);

    /// <summary>An object's properties as a request to write it gives them; the server refuses content of another sum.</summary>
    public static byte[] Describe(string name, ContentSums sums) => JsonSerializer.SerializeToUtf8Bytes(new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["name"] = name,
        ["contentType"] = "application/octet-stream",
        ["crc32c"] = sums.Crc32C,
        ["md5Hash"] = sums.Md5,
    });
}
