using System.Buffers;

namespace GraphSec.Pipeline.Parse.Hcl;

internal sealed partial class HclLexer
{
    private static readonly SearchValues<char> QuotedStops = SearchValues.Create("\"\\\r\n$%");
    private static readonly SearchValues<char> LineStops = SearchValues.Create("\n$%");

    private void CloseBrace(int length)
    {
        ref var frame = ref frames[depth];
        if (frame is { InTemplate: true, Braces: 0 })
        {
            Emit(TokenKind.TemplateEnd, length);
            depth--;
            return;
        }

        frame.Braces = Math.Max(0, frame.Braces - 1);
        Emit(TokenKind.CloseBrace, length);
    }

    private bool TryHeredoc()
    {
        var at = position + 2;
        if (at < end && text[at] == '-')
        {
            at++;
        }

        var marker = at;
        at = SkipIdentifier(at);
        var length = at - marker;
        if (at < end && text[at] == '\r')
        {
            at++;
        }

        if (length == 0 || at >= end || text[at] != '\n')
        {
            return false;
        }

        Emit(TokenKind.OpenHeredoc, at + 1 - position);
        Push(new LexerFrame { Mode = LexerMode.Heredoc, AtLineStart = true, MarkerStart = marker, MarkerLength = length });
        return true;
    }

    private void ScanQuoted()
    {
        var start = position;
        while (position < end)
        {
            var c = text[position];
            switch (c)
            {
                case '"':
                    EmitText(TokenKind.QuotedText, start);
                    Emit(TokenKind.CloseQuote, 1);
                    depth--;
                    return;
                case '\n':
                case '\r' when At(1) == '\n':
                    EmitText(TokenKind.QuotedText, start);
                    Emit(TokenKind.BrokenQuote, 0);
                    depth--;
                    return;
                case '\\':
                    position += At(1) is '\n' or '\r' or '\0' ? 1 : 2;
                    break;
                case '$' or '%' when TrySequence(c, TokenKind.QuotedText, start):
                    return;
                case '$' or '%' when At(1) == c && At(2) == '{':
                    position += 3;
                    break;
                default:
                    position++;
                    SkipTo(QuotedStops);
                    break;
            }
        }

        EmitText(TokenKind.QuotedText, start);
    }

    /// <summary>One line of a heredoc or of a bare template, up to its newline or first interpolation.</summary>
    private void ScanLine()
    {
        if (frames[depth].AtLineStart && frames[depth].Mode == LexerMode.Heredoc && TryCloseHeredoc())
        {
            return;
        }

        frames[depth].AtLineStart = false;
        var start = position;
        while (position < end)
        {
            var c = text[position];
            if (c == '\n')
            {
                position++;
                frames[depth].AtLineStart = true;
                break;
            }

            if (c is '$' or '%')
            {
                if (TrySequence(c, TokenKind.PlainText, start))
                {
                    return;
                }

                position += At(1) == c && At(2) == '{' ? 3 : 1;
                continue;
            }

            position++;
            SkipTo(LineStops);
        }

        EmitText(TokenKind.PlainText, start);
    }

    private void SkipTo(SearchValues<char> stops)
    {
        if (position < end)
        {
            var found = text.AsSpan(position, end - position).IndexOfAny(stops);
            position = found < 0 ? end : position + found;
        }
    }

    private bool TryCloseHeredoc()
    {
        ref var frame = ref frames[depth];
        var at = position;
        while (at < end && text[at] is ' ' or '\t')
        {
            at++;
        }

        var marker = text.AsSpan(frame.MarkerStart, frame.MarkerLength);
        if (!text.AsSpan(at, end - at).StartsWith(marker, StringComparison.Ordinal))
        {
            return false;
        }

        var after = at + marker.Length;
        var line = after;
        while (line < end && text[line] is ' ' or '\t' or '\r')
        {
            line++;
        }

        if (line < end && text[line] != '\n')
        {
            return false;
        }

        Emit(TokenKind.CloseHeredoc, after - position);
        depth--;
        return true;
    }

    /// <summary>Emits <c>${</c> or <c>%{</c> with the text before it, where one starts here.</summary>
    private bool TrySequence(char c, TokenKind kind, int start)
    {
        if (At(1) != '{')
        {
            return false;
        }

        EmitText(kind, start);
        Emit(c == '$' ? TokenKind.Interpolation : TokenKind.Directive, At(2) == '~' ? 3 : 2);
        Push(new LexerFrame { Mode = LexerMode.Normal, InTemplate = true });
        return true;
    }

    private void EmitText(TokenKind kind, int start)
    {
        position = Math.Min(position, end);
        if (position > start)
        {
            tokens.Add(new Token(kind, start, position));
        }
    }
}
