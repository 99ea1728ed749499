using System.Text;
using System.Text.Json.Nodes;

namespace GraphSec.Tests.Storage.Server;

/// <summary>Requests about buckets, and lists of what is in them.</summary>
internal sealed class BucketRequests(BucketContents contents, Func<string> address, Func<int> pageSize)
{
    public HttpReply CreateBucket(HttpRequest request)
    {
        var name = (string)JsonNode.Parse(request.Body)!["name"]!;
        if (contents.Buckets.ContainsKey(name))
        {
            return HttpReply.Error(409, "conflict", "Your previous request to create the named bucket succeeded and you already own it.");
        }

        contents.Add(name);
        return HttpReply.Json(DescribeBucket(name));
    }

    public HttpReply DeleteBucket(string bucket)
    {
        if (contents.Of(bucket).Any(contents.IsLive))
        {
            return HttpReply.Error(409, "conflict", "The bucket you tried to delete is not empty.");
        }

        contents.Buckets.Remove(bucket);
        return HttpReply.Empty(204);
    }

    public HttpReply List(string bucket, HttpRequest request)
    {
        var (prefix, delimiter) = (request.Asked("prefix") ?? "", request.Asked("delimiter") ?? "");
        var after = request.Asked("pageToken") is { Length: > 0 } token ? Encoding.UTF8.GetString(Convert.FromBase64String(token)) : null;
        var limit = (int)Math.Min(request.Number("maxResults") ?? 1000, pageSize());
        var (items, prefixes, last) = (new JsonArray(), new SortedSet<string>(StringComparer.Ordinal), "");
        string? next = null;
        foreach (var blob in contents.Of(bucket).Where(blob => contents.IsLive(blob) || request.Asked("versions") is "true" or "True"))
        {
            if (!blob.Name.StartsWith(prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var cut = delimiter.Length == 0 ? -1 : blob.Name.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
            var shown = cut < 0 ? blob.Name : blob.Name[..(cut + delimiter.Length)];
            if (after is not null && string.CompareOrdinal(shown, after) <= 0)
            {
                continue;
            }

            if (items.Count + prefixes.Count >= limit && !prefixes.Contains(shown))
            {
                next = Convert.ToBase64String(Encoding.UTF8.GetBytes(last));
                break;
            }

            last = shown;
            if (cut < 0)
            {
                items.Add(blob.Describe(address()));
            }
            else
            {
                prefixes.Add(shown);
            }
        }

        var reply = new JsonObject { ["kind"] = "storage#objects" };
        if (items.Count > 0)
        {
            reply["items"] = items;
        }

        if (prefixes.Count > 0)
        {
            reply["prefixes"] = new JsonArray([.. prefixes.Select(name => (JsonNode)name)]);
        }

        if (next is not null)
        {
            reply["nextPageToken"] = next;
        }

        return HttpReply.Json(reply);
    }

    public static JsonObject DescribeBucket(string bucket) => new()
    {
        ["kind"] = "storage#bucket",
        ["id"] = bucket,
        ["name"] = bucket,
        ["location"] = "EU",
        ["storageClass"] = "STANDARD",
        ["metageneration"] = "1",
        ["timeCreated"] = "2026-01-01T00:00:00.000Z",
        ["updated"] = "2026-01-01T00:00:00.000Z",
    };
}
