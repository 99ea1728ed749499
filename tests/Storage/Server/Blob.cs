using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace GraphSec.Tests.Storage.Server;

/// <summary>One generation of an object.</summary>
internal sealed record Blob(string Bucket, string Name, long Generation, byte[] Content)
{
    private static readonly uint[] CrcTable = Table();

    public long Metageneration { get; init; } = 1;

    public string ContentType { get; init; } = "application/octet-stream";

    public string? ContentEncoding { get; init; }

    public JsonObject? Metadata { get; init; }

    /// <summary>Put together from parts: such an object has no MD5.</summary>
    public bool IsComposite { get; init; }

    public string Crc32C => Crc(Content);

#pragma warning disable CA5351 // The service's sum against accidents, not against malice.
    public string Md5 => Convert.ToBase64String(MD5.HashData(Content));
#pragma warning restore CA5351

    public string Hashes => IsComposite ? $"crc32c={Crc32C}" : $"crc32c={Crc32C},md5={Md5}";

    /// <param name="root">Scheme, host and port, for the links.</param>
    public JsonObject Describe(string root)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(Generation / 1000).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var path = $"/storage/v1/b/{Bucket}/o/{Uri.EscapeDataString(Name)}";
        var json = new JsonObject
        {
            ["kind"] = "storage#object",
            ["id"] = $"{Bucket}/{Name}/{Generation}",
            ["selfLink"] = root + path,
            ["mediaLink"] = $"{root}/download{path}?generation={Generation}&alt=media",
            ["name"] = Name,
            ["bucket"] = Bucket,
            ["generation"] = Generation.ToString(CultureInfo.InvariantCulture),
            ["metageneration"] = Metageneration.ToString(CultureInfo.InvariantCulture),
            ["contentType"] = ContentType,
            ["storageClass"] = "STANDARD",
            ["size"] = Content.Length.ToString(CultureInfo.InvariantCulture),
            ["crc32c"] = Crc32C,
            ["etag"] = Convert.ToBase64String(BitConverter.GetBytes(Generation)),
            ["timeCreated"] = time,
            ["updated"] = time,
        };
        if (!IsComposite)
        {
            json["md5Hash"] = Md5;
        }

        if (ContentEncoding is not null)
        {
            json["contentEncoding"] = ContentEncoding;
        }

        if (Metadata is not null)
        {
            json["metadata"] = Metadata.DeepClone();
        }

        return json;
    }

    /// <summary>Castagnoli's checksum from its polynomial, a bit at a time into a table: not the code under test.</summary>
    public static string Crc(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var single in content)
        {
            crc = CrcTable[(crc ^ single) & 0xFF] ^ (crc >> 8);
        }

        crc = ~crc;
        return Convert.ToBase64String([(byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc]);
    }

    private static uint[] Table()
    {
        const uint Reversed = 0x82F63B78;
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ Reversed : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
