using System.Buffers;
using System.Globalization;
using System.Text;

namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>
/// Cuts HCL native syntax into tokens in one pass. Templates nest by a stack of frames on the heap, so depth costs no call
/// stack. Bad input gives <see cref="TokenKind.Invalid"/> tokens, never an exception; comments give none.
/// </summary>
internal sealed partial class HclLexer
{
    private static readonly SearchValues<char> AsciiName =
        SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    private readonly string text;
    private readonly int end;
    private readonly List<Token> tokens;
    private LexerFrame[] frames = new LexerFrame[8];
    private int depth;
    private int position;

    private HclLexer(string text, int start, int end, LexerMode mode)
    {
        this.text = text;
        this.end = end;
        position = start;
        tokens = new List<Token>((end - start) / 5 + 4);
        frames[0] = new LexerFrame { Mode = mode, AtLineStart = true };
    }

    public static Token[] Scan(string text) => Scan(text, 0, text.Length, LexerMode.Normal);

    public static Token[] Scan(string text, int start, int end, LexerMode mode)
    {
        var lexer = new HclLexer(text, start, end, mode);
        lexer.Run();
        return [.. lexer.tokens];
    }

    public static bool StartsIdentifier(Rune rune) => rune.IsAscii
        ? char.IsAsciiLetter((char)rune.Value) || rune.Value == '_'
        : Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber;

    public static bool ContinuesIdentifier(Rune rune) => rune.IsAscii
        ? char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is '_' or '-'
        : StartsIdentifier(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;

    private void Run()
    {
        while (position < end)
        {
            switch (frames[depth].Mode)
            {
                case LexerMode.Normal:
                    ScanCode();
                    break;
                case LexerMode.Quoted:
                    ScanQuoted();
                    break;
                default:
                    ScanLine();
                    break;
            }
        }

        tokens.Add(new Token(TokenKind.EndOfFile, end, end));
    }

    private void ScanCode()
    {
        var c = text[position];
        switch (c)
        {
            case ' ' or '\t':
                var blank = text.AsSpan(position, end - position).IndexOfAnyExcept(' ', '\t');
                position = blank < 0 ? end : position + blank;
                return;
            case '\n':
                Emit(TokenKind.Newline, 1);
                return;
            case '\r' when At(1) == '\n':
                Emit(TokenKind.Newline, 2);
                return;
            case '#':
                SkipLine();
                return;
            case '/' when At(1) == '/':
                SkipLine();
                return;
            case '/' when At(1) == '*':
                SkipBlockComment();
                return;
            case '"':
                Emit(TokenKind.OpenQuote, 1);
                Push(new LexerFrame { Mode = LexerMode.Quoted });
                return;
            case '{':
                frames[depth].Braces++;
                Emit(TokenKind.OpenBrace, 1);
                return;
            case '}':
                CloseBrace(1);
                return;
            case '~' when At(1) == '}' && frames[depth] is { InTemplate: true, Braces: 0 }:
                CloseBrace(2);
                return;
            case '<' when At(1) == '<' && TryHeredoc():
                return;
        }

        if (char.IsAsciiDigit(c))
        {
            ScanNumber();
        }
        else if (!TryIdentifier())
        {
            ScanOperator(c);
        }
    }

    private void ScanOperator(char c)
    {
        var next = At(1);
        var (kind, length) = c switch
        {
            '[' => (TokenKind.OpenBracket, 1),
            ']' => (TokenKind.CloseBracket, 1),
            '(' => (TokenKind.OpenParen, 1),
            ')' => (TokenKind.CloseParen, 1),
            '=' when next == '=' => (TokenKind.Equal, 2),
            '=' when next == '>' => (TokenKind.Arrow, 2),
            '=' => (TokenKind.Assign, 1),
            '!' when next == '=' => (TokenKind.NotEqual, 2),
            '!' => (TokenKind.Not, 1),
            '<' when next == '=' => (TokenKind.LessOrEqual, 2),
            '<' => (TokenKind.Less, 1),
            '>' when next == '=' => (TokenKind.GreaterOrEqual, 2),
            '>' => (TokenKind.Greater, 1),
            '&' when next == '&' => (TokenKind.And, 2),
            '|' when next == '|' => (TokenKind.Or, 2),
            '+' => (TokenKind.Plus, 1),
            '-' => (TokenKind.Minus, 1),
            '*' => (TokenKind.Star, 1),
            '/' => (TokenKind.Slash, 1),
            '%' => (TokenKind.Percent, 1),
            '?' => (TokenKind.Question, 1),
            ':' when next == ':' => (TokenKind.DoubleColon, 2),
            ':' => (TokenKind.Colon, 1),
            ',' => (TokenKind.Comma, 1),
            '.' when next == '.' && At(2) == '.' => (TokenKind.Ellipsis, 3),
            '.' => (TokenKind.Dot, 1),
            _ => (TokenKind.Invalid, char.IsHighSurrogate(c) && char.IsLowSurrogate(next) ? 2 : 1),
        };
        Emit(kind, length);
    }

    private void ScanNumber()
    {
        var at = SkipDigits(position);
        if (at + 1 < end && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at = SkipDigits(at + 1);
        }

        if (at < end && text[at] is 'e' or 'E')
        {
            var exponent = at + 1 < end && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
            if (exponent < end && char.IsAsciiDigit(text[exponent]))
            {
                at = SkipDigits(exponent);
            }
        }

        Emit(TokenKind.Number, at - position);
    }

    private int SkipDigits(int at)
    {
        while (at < end && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private bool TryIdentifier()
    {
        var at = SkipIdentifier(position);
        if (at == position)
        {
            return false;
        }

        Emit(TokenKind.Identifier, at - position);
        return true;
    }

    private int SkipIdentifier(int start)
    {
        var at = start;
        if (at < end && (char.IsAsciiLetter(text[at]) || text[at] == '_'))
        {
            var rest = text.AsSpan(at, end - at);
            var length = rest.IndexOfAnyExcept(AsciiName);
            at += length < 0 ? rest.Length : length;
            if (at == end || text[at] < 0x80)
            {
                return at;
            }
        }

        while (at < end)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at, end - at), out var rune, out var length) != OperationStatus.Done
                || !(at == start ? StartsIdentifier(rune) : ContinuesIdentifier(rune)))
            {
                break;
            }

            at += length;
        }

        return at;
    }

    private void SkipLine()
    {
        var newline = text.AsSpan(position, end - position).IndexOf('\n');
        if (newline < 0)
        {
            position = end;
            return;
        }

        position += newline;
        if (text[position - 1] == '\r')
        {
            position--;
        }
    }

    private void SkipBlockComment()
    {
        var close = text.AsSpan(position + 2, end - position - 2).IndexOf("*/");
        if (close < 0)
        {
            Emit(TokenKind.Invalid, 2);
            position = end;
            return;
        }

        position += close + 4;
    }

    private char At(int ahead) => position + ahead < end ? text[position + ahead] : '\0';

    private void Emit(TokenKind kind, int length)
    {
        tokens.Add(new Token(kind, position, position + length));
        position += length;
    }

    private void Push(LexerFrame frame)
    {
        if (++depth == frames.Length)
        {
            Array.Resize(ref frames, depth * 2);
        }

        frames[depth] = frame;
    }
}
