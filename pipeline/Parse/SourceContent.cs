using System.IO.Compression;
using System.Text;

namespace GraphSec.Pipeline.Parse;

/// <summary>
/// An input opened: unpacked where it is gzip, turned into UTF-8 where it is UTF-16 (which PowerShell's '>' writes), and
/// its first bytes looked at.
/// </summary>
internal sealed class SourceContent : IDisposable
{
    private const int HeadLength = 8192;

    private SourceContent(Stream stream, TextForm text)
    {
        Stream = stream;
        Text = text;
    }

    public Stream Stream { get; }

    public TextForm Text { get; }

    /// <exception cref="InputException">The content is nothing this program reads.</exception>
    public static SourceContent Open(Stream stream, string source)
    {
        var head = ReadHead(stream, source);
        stream = new HeadStream(head, stream);
        if (head is [0x1f, 0x8b, ..])
        {
            stream = new GZipStream(stream, CompressionMode.Decompress);
            head = ReadHead(stream, source);
            stream = new HeadStream(head, stream);
        }

        if (head is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
        {
            var encoding = head[0] == 0xff ? Encoding.Unicode : Encoding.BigEndianUnicode;
            stream = Encoding.CreateTranscodingStream(stream, encoding, new UTF8Encoding(false));
            head = ReadHead(stream, source);
            stream = new HeadStream(head, stream);
        }

        return new SourceContent(stream, SourceSniffer.TextOf(head, source));
    }

    public void Dispose() => Stream.Dispose();

    /// <summary>The text as a whole. DOT graphs above half a gigabyte are refused: nothing reads them in sense.</summary>
    public string ReadText(string source)
    {
        const int most = 1 << 29;
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        try
        {
            for (int count; (count = Stream.Read(buffer)) > 0;)
            {
                bytes.Write(buffer, 0, count);
                if (bytes.Length > most)
                {
                    throw new InputException($"'{source}' is larger than {most >> 20} MB; give a smaller graph");
                }
            }
        }
        catch (InvalidDataException broken)
        {
            throw Damaged(source, broken);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    public static InputException Damaged(string source, Exception inner) =>
        new($"'{source}' is gzip and damaged or cut off; make it again", inner);

    private static byte[] ReadHead(Stream stream, string source)
    {
        var head = new byte[HeadLength];
        try
        {
            var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return head[..length];
        }
        catch (InvalidDataException broken)
        {
            throw Damaged(source, broken);
        }
    }
}
