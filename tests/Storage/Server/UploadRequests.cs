using System.Globalization;
using System.Text.Json.Nodes;

namespace GraphSec.Tests.Storage.Server;

/// <summary>Uploads: in one request of one part or two, or resumable.</summary>
internal sealed class UploadRequests(BucketContents contents, Func<string> address)
{
    private readonly Dictionary<string, UploadSession> sessions = new(StringComparer.Ordinal);

    public HttpReply Upload(string bucket, HttpRequest request)
    {
        switch (request.Asked("uploadType"))
        {
            case "multipart":
                var (properties, type, content) = MultipartBody.Read(request);
                return Insert(bucket, (string?)properties["name"] ?? request.Asked("name")!, content, properties, type, request);
            case "resumable":
                var described = request.Body.Length == 0 ? [] : (JsonObject)JsonNode.Parse(request.Body)!;
                var name = (string?)described["name"] ?? request.Asked("name")!;
                if (Conditions.Refused(contents.Find(bucket, name, null), request) is { } refused)
                {
                    return refused;
                }

                var id = $"upload-{sessions.Count + 1}-{Guid.NewGuid():N}";
                sessions[id] = new UploadSession(bucket, name, described, request);
                return HttpReply.Empty(200).With("X-GUploader-UploadID", id)
                    .With("Location", $"{address()}/upload/storage/v1/b/{bucket}/o?uploadType=resumable&name={Uri.EscapeDataString(name)}&upload_id={id}");
            default:
                return Insert(bucket, request.Asked("name")!, request.Body, [], request.Header("Content-Type"), request);
        }
    }

    public HttpReply Continue(HttpRequest request)
    {
        if (!sessions.TryGetValue(request.Asked("upload_id") ?? "", out var session))
        {
            return HttpReply.Error(410, "gone", "The upload is gone.");
        }

        if (session.Done is not null)
        {
            return session.Done;
        }

        var range = (request.Header("Content-Range") ?? $"bytes 0-{request.Body.Length - 1}/{request.Body.Length}")["bytes ".Length..].Split('/');
        if (range[0] != "*")
        {
            var start = Number(range[0].Split('-')[0]);
            if (start > session.Content.Length)
            {
                return HttpReply.Error(400, "invalid", "Content-Range starts after what was received.");
            }

            session.Content.SetLength(start);
            session.Content.Position = start;
            session.Content.Write(request.Body);
        }

        if (range[1] == "*" || Number(range[1]) > session.Content.Length)
        {
            var incomplete = HttpReply.Empty(308);
            return session.Content.Length == 0 ? incomplete : incomplete.With("Range", $"bytes=0-{session.Content.Length - 1}");
        }

        return session.Done = Insert(
            session.Bucket, session.Name, session.Content.ToArray(), session.Properties, session.Start.Header("X-Upload-Content-Type"), session.Start);
    }

    private HttpReply Insert(string bucket, string name, byte[] content, JsonObject properties, string? type, HttpRequest conditions)
    {
        if (Conditions.Refused(contents.Find(bucket, name, null), conditions) is { } refused)
        {
            return refused;
        }

        var blob = new Blob(bucket, name, contents.NextGeneration(), content)
        {
            ContentType = (string?)properties["contentType"] ?? type ?? "application/octet-stream",
            ContentEncoding = (string?)properties["contentEncoding"],
            Metadata = properties["metadata"]?.DeepClone() as JsonObject,
        };
        return (string?)properties["crc32c"] is { } crc && crc != blob.Crc32C
            ? HttpReply.Error(400, "invalid", $"Provided CRC32C \"{crc}\" doesn't match calculated CRC32C \"{blob.Crc32C}\".")
            : (string?)properties["md5Hash"] is { } md5 && md5 != blob.Md5
            ? HttpReply.Error(400, "invalid", $"Provided MD5 hash \"{md5}\" doesn't match calculated MD5 hash \"{blob.Md5}\".")
            : HttpReply.Json(contents.Keep(blob).Describe(address()));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
