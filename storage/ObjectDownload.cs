using System.IO.Compression;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;

namespace GraphSec.Storage;

/// <summary>
/// Brings one object into a file: exactly the generation that was listed, taken up where a connection broke, its checksum
/// compared with the listing's and the answer's.
/// </summary>
internal sealed class ObjectDownload(StorageConnection connection)
{
    private const string HashHeader = "x-goog-hash";
    private const string GenerationHeader = "x-goog-generation";
    private const string CrcMark = "crc32c=";

    /// <param name="received">Is told of every stretch of bytes; a negative one takes back what has to come again.</param>
    /// <exception cref="StorageFaultException">Where that generation is gone, <see cref="StorageFaultException.IsStale"/>.</exception>
    public async Task Run(string bucket, StoredObject stored, string path, Action<long> received)
    {
        try
        {
            await Run(bucket, stored, "ifGenerationMatch", path, received);
        }
        catch (StorageFaultException fault) when (fault.IsStale || fault.IsMissing)
        {
            // A bucket that keeps versions still has what was replaced meanwhile.
            try
            {
                await Run(bucket, stored, "generation", path, received);
            }
            catch (StorageFaultException gone) when (gone.IsMissing)
            {
                throw new StorageFaultException(HttpStatusCode.PreconditionFailed, gone.Message);
            }
        }

        if (stored.Encoding == "gzip")
        {
            await Unpack(path);
        }
    }

    private async Task Run(string bucket, StoredObject stored, string pin, string path, Action<long> received)
    {
        var address = connection.Address(ObjectApi.Path(bucket, stored.Name), ("alt", "media"), (pin, ObjectApi.Text(stored.Generation)));
        await using var file = new ArrivingFile(path, received);
        var (backoff, isDoubtful) = (connection.Backoff(), false);
        while (true)
        {
            var before = file.Length;
            try
            {
                var announced = await Continue(address, stored, file);
                if (IsRight(file, stored.Crc32C) && IsRight(file, announced))
                {
                    return;
                }

                file.StartOver();
                isDoubtful = true;
                throw new StorageFaultException("what arrived has another checksum than what is stored");
            }
            catch (Exception error) when (Backoff.IsOfTransfer(error))
            {
                // Progress gives the tries back, but not for ever to a line that garbles.
                if (file.Length > before && !isDoubtful)
                {
                    backoff.Reset();
                }

                await backoff.Wait(error);
            }
        }
    }

    /// <summary>From the file's end on. Returns the checksum of the whole that the answer announces, or "".</summary>
    private async Task<string> Continue(string address, StoredObject stored, ArrivingFile file)
    {
        if (file.Length == stored.Size && stored.Size > 0)
        {
            return "";
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        // Otherwise the server would unpack what is stored packed, and no checksum would fit.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        if (file.Length > 0)
        {
            request.Headers.Range = new RangeHeaderValue(file.Length, null);
        }

        using var answer = await connection.Send(request);
        if (answer.Headers.TryGetValues(GenerationHeader, out var generation) && generation.First() != ObjectApi.Text(stored.Generation))
        {
            // Not every server obeys the condition.
            throw new StorageFaultException(HttpStatusCode.PreconditionFailed, "another generation of the object arrives");
        }

        if (file.Length > 0 && answer.StatusCode != HttpStatusCode.PartialContent)
        {
            file.StartOver();
        }

        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[1 << 17];
        int read;
        while ((read = await connection.Read(body, buffer)) > 0)
        {
            await file.Append(buffer.AsMemory(0, read));
            if (file.Length > stored.Size)
            {
                throw new StorageFaultException(HttpStatusCode.PreconditionFailed, "more bytes arrived than the object has");
            }
        }

        return file.Length == stored.Size ? Announced(answer) : throw new StorageFaultException("the connection broke");
    }

    private static bool IsRight(ArrivingFile file, string expected) => expected.Length == 0 || expected == file.Crc32C;

    private static string Announced(HttpResponseMessage answer)
    {
        if (answer.Headers.TryGetValues(HashHeader, out var values))
        {
            foreach (var value in values.SelectMany(value => value.Split(',')))
            {
                if (value.Trim() is { } text && text.StartsWith(CrcMark, StringComparison.OrdinalIgnoreCase))
                {
                    return text[CrcMark.Length..];
                }
            }
        }

        return "";
    }

    private static async Task Unpack(string path)
    {
        var packed = path + ".gz.tmp";
        File.Move(path, packed);
        await using (var source = new GZipStream(File.OpenRead(packed), CompressionMode.Decompress))
        await using (var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
            await source.CopyToAsync(target);
        }

        File.Delete(packed);
    }
}
