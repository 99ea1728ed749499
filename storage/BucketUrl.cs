using GraphSec.Pipeline;

namespace GraphSec.Storage;

/// <summary>A place in Google Cloud Storage: <c>gs://bucket/name</c>.</summary>
/// <param name="Name">Without a slash at either end; empty for the whole bucket.</param>
public sealed record BucketUrl(string Bucket, string Name)
{
    /// <summary>The beginning of every such place.</summary>
    public const string Scheme = "gs://";

    /// <summary>What the names of all objects in this folder begin with.</summary>
    public string Prefix => Name.Length == 0 ? "" : Name + "/";

    /// <summary>What a file or folder that stands for it is called.</summary>
    public string Leaf => Name.Length == 0 ? Bucket : Name[(Name.LastIndexOf('/') + 1)..];

    /// <exception cref="InputException">No bucket, or a name that no bucket has.</exception>
    public static BucketUrl Parse(string text)
    {
        var rest = text[Scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (bucket, name) = slash < 0 ? (rest, "") : (rest[..slash], rest[(slash + 1)..].Trim('/'));
        if (bucket.Length is < 3 or > 222 || !bucket.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.'))
        {
            throw new InputException($"'{text}' names no bucket; write gs://bucket/path, the bucket in lower case");
        }

        return Segments(name).All(IsFileName)
            ? new BucketUrl(bucket, name)
            : throw new InputException($"'{text}' has an empty step or one of dots; write gs://bucket/path");
    }

    /// <summary>The object or folder of that name in this one.</summary>
    /// <param name="relative">With '/'; empty for this one.</param>
    public BucketUrl At(string relative) => relative.Length == 0 ? this : this with { Name = Prefix + relative };

    /// <summary>Whether a file below a folder may bear that name: nothing that leads out of it or that file systems refuse.</summary>
    public static bool IsFilePath(string relative) => relative.Length > 0 && relative.Split('/').All(IsFileName);

    public override string ToString() => Name.Length == 0 ? Scheme + Bucket : $"{Scheme}{Bucket}/{Name}";

    private static string[] Segments(string name) => name.Length == 0 ? [] : name.Split('/');

    private static bool IsFileName(string name) => name is not ("" or "." or "..")
        && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && !name.Contains('\\', StringComparison.Ordinal);
}
