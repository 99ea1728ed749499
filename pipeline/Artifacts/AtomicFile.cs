using System.Text;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// Writes a file under a temporary name beside it and renames it when it is whole, so that a reader sees the old file or
/// the new one and a failure leaves nothing behind. Missing parent folders are made.
/// </summary>
public static class AtomicFile
{
    /// <summary>UTF-8 without a byte order mark; half a surrogate pair becomes U+FFFD.</summary>
    public static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <exception cref="InputException">The place cannot be written: no permission, no space, a folder in the way.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        try
        {
            WriteAndRename(path, write);
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error))
        {
            throw FileFailure.OfWriting(path, error);
        }
    }

    /// <summary>Text by way of a writer with '\n' line ends.</summary>
    public static void WriteText(string path, Action<TextWriter> write) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, Utf8, bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
        write(writer);
    });

    public static void WriteText(string path, string text) => WriteText(path, writer => writer.Write(text));

    public static void WriteBytes(string path, ReadOnlyMemory<byte> bytes) => Write(path, stream => stream.Write(bytes.Span));

    private static void WriteAndRename(string path, Action<Stream> write)
    {
        var target = TemporarySibling.Resolve(path);
        if (Directory.Exists(target))
        {
            throw new InputException($"cannot write '{path}': it is a folder; name a file");
        }

        // A device or a pipe is written in place: renaming over /dev/null would replace it.
        if (target.StartsWith("/dev/", StringComparison.Ordinal) || target.StartsWith("/proc/", StringComparison.Ordinal))
        {
            using var device = new FileStream(target, FileMode.Open, FileAccess.Write);
            write(device);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var temporary = TemporarySibling.Of(target);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            TemporarySibling.Remove(temporary);
            throw;
        }
    }
}
