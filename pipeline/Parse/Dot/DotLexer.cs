using System.Buffers;

namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>
/// Cuts DOT text into tokens, each character looked at once. An identifier's text is a slice of the input unless it holds
/// escapes or is put together with '+'.
/// </summary>
internal ref struct DotLexer(ReadOnlySpan<char> text, string source)
{
    private static readonly SearchValues<char> QuoteOrBackslash = SearchValues.Create("\"\\");
    private static readonly SearchValues<char> Angles = SearchValues.Create("<>");

    private readonly ReadOnlySpan<char> text = text;
    private readonly string source = source;
    private readonly PieceBuffer pieces = new();
    private int position;

    /// <summary>Where the current token begins.</summary>
    public int Start { get; private set; }

    public DotToken Token { get; private set; }

    /// <summary>The text of an <see cref="DotToken.Id"/>; valid until the next token.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary>Whether '=' follows the current token.</summary>
    public bool IsBeforeEqual
    {
        get
        {
            SkipBlank();
            return position < text.Length && text[position] == '=';
        }
    }

    public void Next()
    {
        SkipBlank();
        Start = position;
        if (position >= text.Length)
        {
            Token = DotToken.End;
            return;
        }

        var c = text[position];
        if (c == '"')
        {
            ReadQuoted();
        }
        else if (IsNameStart(c))
        {
            ReadName();
        }
        else if (c == '<')
        {
            ReadHtml();
        }
        else if (char.IsAsciiDigit(c) || c == '.')
        {
            ReadNumeral();
        }
        else
        {
            ReadSign(c);
        }
    }

    /// <summary>An error at the current token.</summary>
    public readonly InputException Error(string expected) => ErrorAt(Start, $"{expected}, found {Found()}");

    public readonly InputException ErrorAt(int offset, string message) => DotFault.At(text, source, offset, message);

    private readonly string Found() =>
        Token == DotToken.End ? "the end of the text" : DotFault.Shown(text[Start..position]);

    private void SkipBlank()
    {
        while (position < text.Length)
        {
            var c = text[position];
            if (c is ' ' or '\t' or '\n' or '\r' or '\f' or '\v' or '\ufeff')
            {
                position++;
            }
            else if (c == '#' || (c == '/' && position + 1 < text.Length && text[position + 1] == '/'))
            {
                var end = text[position..].IndexOf('\n');
                position = end < 0 ? text.Length : position + end;
            }
            else if (c == '/' && position + 1 < text.Length && text[position + 1] == '*')
            {
                var end = text[(position + 2)..].IndexOf("*/");
                if (end < 0)
                {
                    throw ErrorAt(position, "a comment is not closed");
                }

                position += end + 4;
            }
            else
            {
                return;
            }
        }
    }

    private void ReadName()
    {
        var end = position + 1;
        while (end < text.Length && (IsNameStart(text[end]) || char.IsAsciiDigit(text[end])))
        {
            end++;
        }

        Text = text[position..end];
        position = end;
        Token = Keyword(Text);
    }

    private static DotToken Keyword(ReadOnlySpan<char> name) => name.Length switch
    {
        4 when name.Equals("node", StringComparison.OrdinalIgnoreCase) => DotToken.Node,
        4 when name.Equals("edge", StringComparison.OrdinalIgnoreCase) => DotToken.Edge,
        5 when name.Equals("graph", StringComparison.OrdinalIgnoreCase) => DotToken.Graph,
        6 when name.Equals("strict", StringComparison.OrdinalIgnoreCase) => DotToken.Strict,
        7 when name.Equals("digraph", StringComparison.OrdinalIgnoreCase) => DotToken.Digraph,
        8 when name.Equals("subgraph", StringComparison.OrdinalIgnoreCase) => DotToken.Subgraph,
        _ => DotToken.Id,
    };

    private void ReadNumeral()
    {
        var end = position;
        if (text[end] == '-')
        {
            end++;
        }

        var digits = Digits(ref end);
        if (end < text.Length && text[end] == '.')
        {
            end++;
            digits += Digits(ref end);
        }

        if (digits == 0)
        {
            throw ErrorAt(position, $"'{text[position]}' begins nothing known");
        }

        Text = text[position..end];
        position = end;
        Token = DotToken.Id;
    }

    private readonly int Digits(ref int end)
    {
        var start = end;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - start;
    }

    private void ReadSign(char c)
    {
        var next = position + 1 < text.Length ? text[position + 1] : '\0';
        if (c == '-' && (char.IsAsciiDigit(next) || next == '.'))
        {
            ReadNumeral();
            return;
        }

        Token = c switch
        {
            '{' => DotToken.OpenBrace,
            '}' => DotToken.CloseBrace,
            '[' => DotToken.OpenBracket,
            ']' => DotToken.CloseBracket,
            '=' => DotToken.Equal,
            ';' => DotToken.Semicolon,
            ',' => DotToken.Comma,
            ':' => DotToken.Colon,
            '-' when next == '>' => DotToken.Arrow,
            '-' when next == '-' => DotToken.Line,
            _ => throw ErrorAt(position, $"'{(char.IsControl(c) ? $"\\u{(int)c:x4}" : c)}' begins nothing known"),
        };
        position += Token is DotToken.Arrow or DotToken.Line ? 2 : 1;
    }

    private void ReadHtml()
    {
        var depth = 0;
        var at = position;
        do
        {
            var angle = text[at..].IndexOfAny(Angles);
            if (angle < 0)
            {
                throw ErrorAt(position, "an html label is not closed");
            }

            at += angle + 1;
            depth += text[at - 1] == '<' ? 1 : -1;
        }
        while (depth > 0);
        Text = text[position..at];
        position = at;
        Token = DotToken.Id;
    }

    private void ReadQuoted()
    {
        Token = DotToken.Id;
        pieces.Clear();
        var plain = ReadPiece(joined: false);
        while (SkipPlus())
        {
            if (pieces.IsEmpty)
            {
                pieces.Append(plain);
            }

            ReadPiece(joined: true);
            plain = default;
        }

        Text = pieces.IsEmpty ? plain : pieces.Text;
    }

    /// <summary>Reads one quoted piece: as a slice where nothing in it is escaped, else into the buffer.</summary>
    private ReadOnlySpan<char> ReadPiece(bool joined)
    {
        var open = position;
        var start = ++position;
        while (true)
        {
            var stop = text[position..].IndexOfAny(QuoteOrBackslash);
            if (stop < 0)
            {
                throw ErrorAt(open, "a quoted name is not closed");
            }

            position += stop;
            if (text[position] == '"')
            {
                var last = text[start..position++];
                if (!joined)
                {
                    return last;
                }

                pieces.Append(last);
                return default;
            }

            joined = true;
            pieces.Append(text[start..position]);
            start = AppendEscape();
        }
    }

    /// <summary>Only <c>\"</c> and a backslash before a line's end mean anything here; all else is kept as written.</summary>
    private int AppendEscape()
    {
        var next = position + 1 < text.Length ? text[position + 1] : '\0';
        switch (next)
        {
            case '"':
                pieces.Append("\"");
                position += 2;
                break;
            case '\n':
                position += 2;
                break;
            case '\r' when position + 2 < text.Length && text[position + 2] == '\n':
                position += 3;
                break;
            case '\\':
                pieces.Append("\\\\");
                position += 2;
                break;
            default:
                pieces.Append("\\");
                position++;
                break;
        }

        return position;
    }

    private bool SkipPlus()
    {
        var before = position;
        if (position < text.Length && text[position] is '+' or ' ' or '\n' or '\r' or '\t' or '/' or '#')
        {
            SkipBlank();
            if (position < text.Length && text[position] == '+')
            {
                position++;
                SkipBlank();
                if (position < text.Length && text[position] == '"')
                {
                    return true;
                }

                throw ErrorAt(position, "expected a quoted name after '+'");
            }
        }

        position = before;
        return false;
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || (c > 127 && c != '\ufeff');
}
