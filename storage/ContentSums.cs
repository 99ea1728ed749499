using System.Security.Cryptography;

namespace GraphSec.Storage;

/// <summary>What a file's content is told by. Sums in base 64, as the JSON API writes them.</summary>
/// <param name="Size">Bytes.</param>
internal sealed record ContentSums(long Size, string Crc32C, string Md5)
{
    public static async Task<ContentSums> Of(Stream content)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var (crc, size, buffer) = (new Crc32C(), 0L, new byte[1 << 17]);
        int read;
        while ((read = await content.ReadAsync(buffer)) > 0)
        {
            crc.Append(buffer.AsSpan(0, read));
            md5.AppendData(buffer, 0, read);
            size += read;
        }

        return new ContentSums(size, crc.Text, Convert.ToBase64String(md5.GetHashAndReset()));
    }

    /// <summary>Whether an object holds that content for certain.</summary>
    public bool AreOf(StoredObject stored) => stored.Size == Size && stored.Md5 == Md5 && stored.Encoding.Length == 0;

    /// <summary>Whether an object's size and sums contradict the content.</summary>
    public bool Contradict(StoredObject stored) =>
        stored.Size != Size || (stored.Crc32C.Length > 0 && stored.Crc32C != Crc32C) || (stored.Md5.Length > 0 && stored.Md5 != Md5);
}
