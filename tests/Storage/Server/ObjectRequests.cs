using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace GraphSec.Tests.Storage.Server;

/// <summary>Requests about single objects.</summary>
internal sealed class ObjectRequests(BucketContents contents, Func<string> address)
{
    public HttpReply Get(string bucket, string name, HttpRequest request)
    {
        if (contents.Find(bucket, name, request.Number("generation")) is not { } blob)
        {
            return Conditions.Missing();
        }

        if (Conditions.Refused(blob, request) is { } refused)
        {
            return refused;
        }

        if (request.Asked("alt") != "media")
        {
            return HttpReply.Json(blob.Describe(address()));
        }

        // As the service does: who does not take gzip gets what was packed, without a checksum that fits.
        var isUnpacked = blob.ContentEncoding == "gzip" && request.Header("Accept-Encoding")?.Contains("gzip", StringComparison.Ordinal) != true;
        return Media(blob, isUnpacked ? Unpacked(blob.Content) : blob.Content, isUnpacked, request.Header("Range"));
    }

    public HttpReply Delete(string bucket, string name, HttpRequest request)
    {
        if (contents.Find(bucket, name, request.Number("generation")) is not { } blob)
        {
            return Conditions.Missing();
        }

        if (Conditions.Refused(blob, request) is { } refused)
        {
            return refused;
        }

        contents.Buckets[bucket].Remove(name);
        return HttpReply.Empty(204);
    }

    public HttpReply Patch(string bucket, string name, HttpRequest request)
    {
        if (contents.Find(bucket, name, null) is not { } blob)
        {
            return Conditions.Missing();
        }

        if (Conditions.Refused(blob, request) is { } refused)
        {
            return refused;
        }

        var changes = (JsonObject)JsonNode.Parse(request.Body)!;
        var changed = blob with
        {
            Metageneration = blob.Metageneration + 1,
            ContentType = (string?)changes["contentType"] ?? blob.ContentType,
            Metadata = changes["metadata"]?.DeepClone() as JsonObject ?? blob.Metadata,
        };
        contents.Buckets[bucket][name][^1] = changed;
        return HttpReply.Json(changed.Describe(address()));
    }

    public HttpReply Compose(string bucket, string name, HttpRequest request)
    {
        if (Conditions.Refused(contents.Find(bucket, name, null), request) is { } refused)
        {
            return refused;
        }

        var body = (JsonObject)JsonNode.Parse(request.Body)!;
        var parts = body["sourceObjects"]!.AsArray().Select(part => contents.Find(bucket, (string)part!["name"]!, null)).ToArray();
        return parts.Any(part => part is null)
            ? Conditions.Missing()
            : HttpReply.Json(contents.Keep(new Blob(bucket, name, contents.NextGeneration(), [.. parts.SelectMany(part => part!.Content)])
            {
                IsComposite = true,
                ContentType = (string?)body["destination"]?["contentType"] ?? "application/octet-stream",
            }).Describe(address()));
    }

    public HttpReply Rewrite(string bucket, string name, string target, string to, HttpRequest request)
    {
        if (contents.Find(bucket, name, request.Number("sourceGeneration")) is not { } source || !contents.Buckets.ContainsKey(target))
        {
            return Conditions.Missing();
        }

        if (Conditions.Refused(contents.Find(target, to, null), request) is { } refused)
        {
            return refused;
        }

        var size = source.Content.Length.ToString(CultureInfo.InvariantCulture);
        return HttpReply.Json(new JsonObject
        {
            ["kind"] = "storage#rewriteResponse",
            ["done"] = true,
            ["totalBytesRewritten"] = size,
            ["objectSize"] = size,
            ["resource"] = contents.Keep(source with { Bucket = target, Name = to, Generation = contents.NextGeneration(), Metageneration = 1 }).Describe(address()),
        });
    }

    private static HttpReply Media(Blob blob, byte[] content, bool isUnpacked, string? range)
    {
        var reply = new HttpReply(200, content);
        if (range is not null && !isUnpacked)
        {
            var ends = range["bytes=".Length..].Split('-');
            var start = ends[0].Length == 0 ? Math.Max(0, content.Length - Number(ends[1])) : Number(ends[0]);
            var end = ends[0].Length == 0 || ends[1].Length == 0 ? content.Length - 1 : Math.Min(Number(ends[1]), content.Length - 1);
            if (start >= content.Length)
            {
                return HttpReply.Error(416, "requestedRangeNotSatisfiable", "Request range not satisfiable").With("Content-Range", $"bytes */{content.Length}");
            }

            reply = new HttpReply(206, content[start..(end + 1)]).With("Content-Range", $"bytes {start}-{end}/{content.Length}");
        }

        reply.With("Content-Type", blob.ContentType).With("ETag", $"\"{blob.Generation}\"").With("X-Goog-Hash", blob.Hashes)
            .With("X-Goog-Generation", blob.Generation.ToString(CultureInfo.InvariantCulture)).With("Accept-Ranges", "bytes");
        return blob.ContentEncoding is null || isUnpacked ? reply : reply.With("Content-Encoding", blob.ContentEncoding);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static byte[] Unpacked(byte[] packed)
    {
        using var stream = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}
