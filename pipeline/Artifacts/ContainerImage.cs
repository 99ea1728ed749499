namespace GraphSec.Pipeline.Artifacts;

/// <summary>The image of a container by what pins it: its name and registry are one's own, but a tag that moves is not like a version
/// (<see href="https://github.com/opencontainers/distribution-spec">OCI distribution</see>).</summary>
internal static class ContainerImage
{
    public const string Digest = "image by digest";
    public const string Version = "image of a version";
    public const string Latest = "image of latest";
    public const string Untagged = "image without a tag";

    /// <summary>Whether an image is named at a path, of a container or of a machine.</summary>
    public static bool IsAt(string path) => Cell.LeafOf(path) is "image" or "image_uri" or "container_image";

    /// <summary>One of the kinds above; null for what cannot be the name of an image.</summary>
    public static string? KindOf(string text)
    {
        if (text.Length == 0 || text.AsSpan().ContainsAny(" \n\r\t") || text.Contains("://", StringComparison.Ordinal))
        {
            return null;
        }

        var name = text.AsSpan(text.LastIndexOf('/') + 1);
        return name.Contains('@') ? Digest
            : name.IndexOf(':') is var tag && tag < 0 ? Untagged
            : name[(tag + 1)..].SequenceEqual("latest") ? Latest
            : Version;
    }
}
