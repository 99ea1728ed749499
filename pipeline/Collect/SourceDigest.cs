using System.Security.Cryptography;
using System.Text;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Collect;

/// <summary>What two sources are compared by.</summary>
internal static class SourceDigest
{
    /// <summary>SHA-256 of a file's bytes in lower-case hex, and their number.</summary>
    public static (string Sha256, long Bytes) OfFile(string path)
    {
        using var stream = File.OpenRead(path);
        return (Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length);
    }

    /// <summary>SHA-256 over, of each file, its path relative to the folder, a zero byte, its length, a zero byte, its
    /// bytes.</summary>
    /// <param name="folder">The folder, relative to <paramref name="root"/>.</param>
    /// <param name="files">Relative to <paramref name="root"/>.</param>
    public static (string Sha256, long Bytes) OfFiles(string root, string folder, IReadOnlyList<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var start = folder.Length == 0 ? "/" : "/" + folder;
        var total = 0L;
        foreach (var file in files)
        {
            var bytes = BoundedFile.Read(Path.Combine(root, file));
            var name = Path.GetRelativePath(start, "/" + file).Replace(Path.DirectorySeparatorChar, '/');
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{bytes.Length}\0"));
            hash.AppendData(bytes);
            total += bytes.Length;
        }

        return (Convert.ToHexStringLower(hash.GetHashAndReset()), total);
    }
}
