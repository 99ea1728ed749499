using System.Globalization;
using System.Text;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>
/// A file's text, which knows lines, columns and bytes. Offsets are counted once a place is asked for, so that a file without
/// errors pays for its line table alone.
/// </summary>
public sealed class SourceText
{
    private const int BytesLookedAt = 512;

    private readonly int firstByte;
    private readonly bool ascii;
    private int[]? lineStarts;

    public SourceText(string path, string text, int firstByte = 0)
    {
        Path = path;
        Text = text;
        this.firstByte = firstByte;
        ascii = Ascii.IsValid(text);
    }

    /// <summary>The file as diagnostics name it.</summary>
    public string Path { get; }

    public string Text { get; }

    /// <summary>Decodes UTF-8; a byte order mark is dropped, and counts as bytes only. Broken sequences become U+FFFD.</summary>
    public static SourceText Decode(string path, ReadOnlySpan<byte> bytes)
    {
        var mark = bytes.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        return new SourceText(path, Encoding.UTF8.GetString(bytes[mark..]), mark);
    }

    /// <summary>Reads a file that was found, not named.</summary>
    /// <param name="name">The file as diagnostics name it.</param>
    /// <exception cref="InvalidDataException">It is no text, or too large.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SourceText Read(string path, string name)
    {
        var bytes = BoundedFile.Read(path);
        if (bytes.AsSpan(0, Math.Min(bytes.Length, BytesLookedAt)).Contains((byte)0))
        {
            // Public repositories hold files that git-crypt has not unlocked; as text they would make a hundred errors.
            throw new InvalidDataException(bytes.AsSpan().StartsWith("\0GITCRYPT"u8)
                ? "found a file encrypted by git-crypt, expected text: unlock the repository, or leave the file out"
                : "found a binary file, expected text");
        }

        return Decode(name, bytes);
    }

    public string Slice(SourceSpan span) => Text.Substring(span.Start, span.Length);

    public int LineOf(int offset)
    {
        lineStarts ??= FindLines();
        var found = Array.BinarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : ~found;
    }

    public SourcePosition PositionOf(int offset)
    {
        var line = LineOf(offset);
        var start = lineStarts![line - 1];
        if (ascii)
        {
            return new SourcePosition(line, offset - start + 1, firstByte + offset);
        }

        var column = 1;
        var rest = Text.AsSpan(start, offset - start);
        while (!rest.IsEmpty)
        {
            rest = rest[StringInfo.GetNextTextElementLength(rest)..];
            column++;
        }

        return new SourcePosition(line, column, firstByte + Encoding.UTF8.GetByteCount(Text.AsSpan(0, offset)));
    }

    private int[] FindLines()
    {
        var starts = new List<int>(Text.Length / 32 + 1) { 0 };
        var rest = 0;
        while (rest < Text.Length)
        {
            var next = Text.AsSpan(rest).IndexOf('\n');
            if (next < 0)
            {
                break;
            }

            rest += next + 1;
            starts.Add(rest);
        }

        return [.. starts];
    }
}
