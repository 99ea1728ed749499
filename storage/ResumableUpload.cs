using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;

namespace GraphSec.Storage;

/// <summary>
/// One upload in parts: https://cloud.google.com/storage/docs/performing-resumable-uploads. After a fault the server is asked how
/// much it has, and the rest is sent.
/// </summary>
internal sealed class ResumableUpload(StorageConnection connection, string bucket, string name, ContentSums sums, long expected)
{
    private static readonly Func<HttpStatusCode, bool> IsDoneOrGoesOn = status => status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.PermanentRedirect;

    private string? session;
    private long held;

    /// <param name="sent">Is told of every stretch of bytes; a negative one takes back what has to go again.</param>
    public async Task<StoredObject> Run(string path, Action<long> sent)
    {
        await using var file = File.OpenRead(path);
        var (backoff, isUnsure, told) = (connection.Backoff(), false, 0L);
        while (true)
        {
            try
            {
                session ??= await Start();
                var before = held;
                var stored = isUnsure ? await Put(null) : await Put(file);
                sent((stored is null ? held : sums.Size) - told);
                told = held;
                if (stored is not null)
                {
                    return stored;
                }

                if (held > before)
                {
                    backoff.Reset();
                }
                else if (!isUnsure)
                {
                    throw new StorageFaultException("the server keeps nothing of what is sent");
                }

                isUnsure = false;
            }
            catch (Exception error) when (Backoff.IsOfTransfer(error))
            {
                if (error is StorageFaultException { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } && session is not null)
                {
                    // The server has forgotten the upload, but not the bucket.
                    (session, held, isUnsure) = (null, 0, false);
                    await backoff.Wait(new StorageFaultException("the server forgot the upload", error));
                    continue;
                }

                isUnsure = session is not null;
                await backoff.Wait(error);
            }
        }
    }

    private async Task<string> Start()
    {
        var address = connection.Address(
            $"/upload/storage/v1/b/{bucket}/o",
            ("uploadType", "resumable"), ("name", name), ("ifGenerationMatch", ObjectApi.Text(expected)), ("fields", StoredObject.Fields));
        var content = new ByteArrayContent(ObjectApi.Describe(name, sums));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "UTF-8");
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("X-Upload-Content-Type", "application/octet-stream");
        request.Headers.Add("X-Upload-Content-Length", ObjectApi.Text(sums.Size));
        using var answer = await connection.Send(request);
        return answer.Headers.Location?.ToString() ?? throw new StorageFaultException("the server names no place to upload to");
    }

    /// <summary>Sends the next part, or without a file asks how much is there; the object if it is whole now.</summary>
    private async Task<StoredObject?> Put(FileStream? file)
    {
        var length = file is null ? 0 : (int)Math.Min(connection.Options.PartBytes, sums.Size - held);
        var part = new byte[length];
        if (file is not null)
        {
            file.Position = held;
            await file.ReadExactlyAsync(part);
        }

        var content = new ByteArrayContent(part);
        content.Headers.ContentRange = length == 0 ? new ContentRangeHeaderValue(sums.Size) : new ContentRangeHeaderValue(held, held + length - 1, sums.Size);
        using var answer = await connection.Send(new HttpRequestMessage(HttpMethod.Put, session) { Content = content }, IsDoneOrGoesOn);
        if (answer.StatusCode == HttpStatusCode.PermanentRedirect)
        {
            held = Held(answer);
            return null;
        }

        return StoredObject.Read(await connection.Json(answer));
    }

    /// <summary>How many bytes the server has: from the header <c>Range: bytes=0-N</c>.</summary>
    private static long Held(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Range", out var values) && values.First().Split('-') is [_, var last] && long.TryParse(last, out var end) ? end + 1 : 0;
}
