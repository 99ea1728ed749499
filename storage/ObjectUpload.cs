using System.Net.Http;
using System.Net.Http.Headers;

namespace GraphSec.Storage;

/// <summary>
/// Puts a file into an object, if that is still of the generation it is taken for: what is small in one request, what is larger
/// in parts that are taken up where a connection broke. The server is told both checksums and refuses other content; what it says
/// that it holds is compared too.
/// </summary>
internal sealed class ObjectUpload(StorageConnection connection)
{
    private readonly ObjectApi api = new(connection);

    /// <param name="expected">Generation of the object that is replaced; 0 where there must be none.</param>
    /// <param name="sent">Is told of every stretch of bytes; a negative one takes back what has to go again.</param>
    /// <exception cref="StorageFaultException">Where it is another generation, <see cref="StorageFaultException.IsStale"/>.</exception>
    public async Task<StoredObject> Run(string bucket, string name, string path, ContentSums sums, long expected, Action<long> sent)
    {
        var backoff = connection.Backoff();
        while (true)
        {
            var stored = sums.Size <= connection.Options.PartBytes
                ? await Whole(bucket, name, path, sums, expected, sent)
                : await new ResumableUpload(connection, bucket, name, sums, expected).Run(path, sent);
            if (!sums.Contradict(stored))
            {
                return stored;
            }

            sent(-sums.Size);
            expected = stored.Generation;
            await backoff.Wait(new StorageFaultException("the server stored something else than was sent"));
        }
    }

    private async Task<StoredObject> Whole(string bucket, string name, string path, ContentSums sums, long expected, Action<long> sent)
    {
        var backoff = connection.Backoff();
        while (true)
        {
            try
            {
                var stored = await Post(bucket, name, path, sums, expected);
                sent(sums.Size);
                return stored;
            }
            catch (StorageFaultException stale) when (stale.IsStale && backoff.Failures > 0)
            {
                // The answer to an earlier try may have been lost on its way: then the object is what was to be stored.
                if (await api.Find(bucket, name) is { } found && sums.AreOf(found))
                {
                    return found;
                }

                throw;
            }
            catch (Exception error) when (Backoff.IsOfTransfer(error))
            {
                await backoff.Wait(error);
            }
        }
    }

    private async Task<StoredObject> Post(string bucket, string name, string path, ContentSums sums, long expected)
    {
        var address = connection.Address(
            $"/upload/storage/v1/b/{bucket}/o",
            ("uploadType", "multipart"), ("name", name), ("ifGenerationMatch", ObjectApi.Text(expected)), ("fields", StoredObject.Fields));
        var properties = new ByteArrayContent(ObjectApi.Describe(name, sums));
        properties.Headers.ContentType = new MediaTypeHeaderValue("application/json", "UTF-8");
        await using var file = File.OpenRead(path);
        var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var parts = new MultipartContent("related") { properties, content };
        using var answer = await connection.Send(new HttpRequestMessage(HttpMethod.Post, address) { Content = parts });
        return StoredObject.Read(await connection.Json(answer));
    }
}
