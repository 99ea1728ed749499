namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// Reads files that are found, not named: who put them there may mean harm. A pipe or a device has no length, and opening one may
/// never end, so what has no length is empty and stays closed.
/// </summary>
internal static class BoundedFile
{
    /// <summary>Largest file of code or values, in bytes; the largest that machines were seen to write is a tenth.</summary>
    public const int Most = 32 << 20;

    /// <exception cref="InvalidDataException">The file is larger than <see cref="Most"/>.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[] Read(string path) => LengthOf(path) switch
    {
        0 => [],
        > Most and var length => throw new InvalidDataException(
            $"found a file of {length >> 20} MB, expected one of at most {Most >> 20} MB"),
        _ => File.ReadAllBytes(path),
    };

    /// <summary>The length of what a link leads to, not of the link.</summary>
    public static long LengthOf(string path) => LengthOf(new FileInfo(path));

    /// <summary>The same of a file that has been looked at already.</summary>
    public static long LengthOf(FileInfo file) =>
        file.Attributes.HasFlag(FileAttributes.ReparsePoint) && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target
            ? target.Length
            : file.Length;
}
