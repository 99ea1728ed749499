namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// Reads a Terraform address step by step: names, dots, keys. Splitting at '.' would not do, for keys may hold dots,
/// brackets and quotes.
/// </summary>
public ref struct AddressScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;

    public int Position { get; set; }

    public readonly bool AtEnd => Position >= text.Length;

    public readonly ReadOnlySpan<char> Rest => text[Position..];

    /// <summary>Reads an identifier; nothing moves where there is none.</summary>
    public bool TryName(out ReadOnlySpan<char> name)
    {
        var end = Position;
        while (end < text.Length && IsNamePart(text[end]))
        {
            end++;
        }

        name = text[Position..end];
        Position = end;
        return name.Length > 0;
    }

    public bool TryDot() => TryChar('.');

    /// <summary>Reads <c>.name</c>; nothing moves where there is none.</summary>
    public bool TryDotName(out ReadOnlySpan<char> name)
    {
        var start = Position;
        if (TryDot() && TryName(out name))
        {
            return true;
        }

        Position = start;
        name = default;
        return false;
    }

    /// <summary>Reads a key in brackets, <see cref="InstanceKey.None"/> where there is none. False where a bracket opens
    /// that holds no key; nothing moves then.</summary>
    public bool TryKey(out InstanceKey key)
    {
        key = InstanceKey.None;
        if (AtEnd || text[Position] != '[')
        {
            return true;
        }

        var rest = text[(Position + 1)..];
        if (rest.Length > 0 && rest[0] == '"')
        {
            var end = EndOfQuoted(rest);
            if (end < 0 || end + 1 >= rest.Length || rest[end + 1] != ']')
            {
                return false;
            }

            key = InstanceKey.Of(EscapedText.Decode(rest[1..end], templates: true));
            Position += end + 3;
            return true;
        }

        var close = rest.IndexOf(']');
        if (close < 1)
        {
            return false;
        }

        var inside = rest[..close];
        if (inside is "*")
        {
            key = InstanceKey.Any;
        }
        else if (inside.TrimStart('-').IndexOfAnyExceptInRange('0', '9') < 0 && inside is not "-")
        {
            key = InstanceKey.OfIndex(inside.ToString());
        }
        else
        {
            return false;
        }

        Position += close + 2;
        return true;
    }

    private static int EndOfQuoted(ReadOnlySpan<char> quoted)
    {
        for (var i = 1; i < quoted.Length; i++)
        {
            if (quoted[i] == '\\')
            {
                i++;
            }
            else if (quoted[i] == '"')
            {
                return i;
            }
        }

        return -1;
    }

    private bool TryChar(char c)
    {
        if (AtEnd || text[Position] != c)
        {
            return false;
        }

        Position++;
        return true;
    }

    private static bool IsNamePart(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '_' or '-' || (c > 127 && (char.IsLetterOrDigit(c) || char.IsSurrogate(c)));
}
