using System.IO.Compression;
using System.Text;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// Tells a Terraform graph, plan or state by the first bytes of a file, packed with gzip or not. Quick and quiet, for walking
/// over folders: it may take a broken graph for a graph, and never says why something is none.
/// </summary>
public static class SourceSignature
{
    /// <summary>Bytes that are looked at, before and after unpacking.</summary>
    public const int HeadLength = 1 << 16;

    /// <summary>The form of a file, or null where it is nothing this program reads. Mermaid counts as DOT.</summary>
    public static SourceForm? OfFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var head = new byte[512];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (!MayGoOn(head.AsSpan(0, length)))
        {
            return Of(head.AsSpan(0, length));
        }

        // JSON and gzip are not told by their first line.
        Array.Resize(ref head, HeadLength);
        length += stream.ReadAtLeast(head.AsSpan(length), head.Length - length, throwOnEndOfStream: false);
        return Of(head.AsSpan(0, length));
    }

    public static SourceForm? Of(ReadOnlySpan<byte> head)
    {
        if (head is [0x1f, 0x8b, ..])
        {
            head = Unpacked(head);
        }

        // What Windows PowerShell 5 writes for '>'.
        if (head is [0xff, 0xfe, ..])
        {
            head = Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(head[2..]));
        }

        head = WithoutPreamble(head);
        return head is [(byte)'{', ..] ? JsonSignature.Of(head) : OpensGraph(head) ? SourceForm.Dot : null;
    }

    private static bool MayGoOn(ReadOnlySpan<byte> head) =>
        head is [0x1f, 0x8b, ..] or [0xff, 0xfe, ..] || WithoutPreamble(head) is [(byte)'{', ..] or [];

    private static ReadOnlySpan<byte> Unpacked(ReadOnlySpan<byte> head)
    {
        var unpacked = new byte[HeadLength];
        var length = 0;
        try
        {
            using var packed = new MemoryStream(head.ToArray());
            using var stream = new GZipStream(packed, CompressionMode.Decompress);
            int read;
            while (length < unpacked.Length && (read = stream.Read(unpacked, length, unpacked.Length - length)) > 0)
            {
                length += read;
            }
        }
        catch (InvalidDataException)
        {
            // The head ends inside a block; what came out before that counts.
            return unpacked.AsSpan(0, length);
        }

        return unpacked.AsSpan(0, length);
    }

    /// <summary>Skips what may stand before a graph or a document: a byte order mark, blanks, comments.</summary>
    private static ReadOnlySpan<byte> WithoutPreamble(ReadOnlySpan<byte> text)
    {
        text = text is [0xef, 0xbb, 0xbf, ..] ? text[3..] : text;
        while (true)
        {
            text = text.TrimStart(" \t\r\n"u8);
            var end = text switch
            {
                [(byte)'#', ..] or [(byte)'/', (byte)'/', ..] or [(byte)'%', (byte)'%', ..] => text.IndexOf((byte)'\n'),
                [(byte)'/', (byte)'*', ..] => text.IndexOf("*/"u8) is >= 0 and var close ? close + 2 : -1,
                _ => -2,
            };
            if (end == -2)
            {
                return text;
            }

            text = end < 0 ? [] : text[end..];
        }
    }

    /// <summary><c>[strict] (digraph | graph) [name] {</c> of DOT, <c>flowchart</c> or <c>graph LR</c> of Mermaid.</summary>
    private static bool OpensGraph(ReadOnlySpan<byte> text)
    {
        var first = Word(ref text);
        if (Is(first, "strict"u8))
        {
            first = Word(ref text);
        }

        if (!Is(first, "digraph"u8) && !Is(first, "graph"u8))
        {
            return first.SequenceEqual("flowchart"u8) && text.Length > 0;
        }

        // A name may be a word or quoted; prose that happens to begin with "graph" has no brace on its first lines.
        var brace = text.IndexOf((byte)'{');
        var name = Word(ref text);
        return brace is >= 0 and < 256 || (name.Length == 2 && "TB TD BT RL LR"u8.IndexOf(name) >= 0);
    }

    private static ReadOnlySpan<byte> Word(ref ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(" \t\r\n"u8);
        var end = 0;
        while (end < text.Length && char.IsAsciiLetterOrDigit((char)text[end]))
        {
            end++;
        }

        var word = text[..end];
        text = text[end..];
        return word;
    }

    private static bool Is(ReadOnlySpan<byte> word, ReadOnlySpan<byte> keyword) => Ascii.EqualsIgnoreCase(word, keyword);
}
