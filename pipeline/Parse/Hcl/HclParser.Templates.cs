namespace GraphSec.Pipeline.Parse.Hcl;

public sealed partial class HclParser
{
    private Expression ParseQuoted()
    {
        var open = Read();
        var next = tokens[index];
        if (next.Kind == TokenKind.CloseQuote)
        {
            Read();
            return new LiteralExpression(From(open.Start), LiteralKind.String, "");
        }

        if (next.Kind == TokenKind.QuotedText && tokens[index + 1].Kind == TokenKind.CloseQuote)
        {
            index += 2;
            return new LiteralExpression(From(open.Start), LiteralKind.String, Unescape(next, true));
        }

        return ParseTemplateUntil(TokenKind.CloseQuote, open.Start, false);
    }

    private Expression ParseHeredoc()
    {
        var open = Read();
        return ParseTemplateUntil(TokenKind.CloseHeredoc, open.Start, text[open.Start + 2] == '-');
    }

    private Expression ParseTemplateUntil(TokenKind close, int start, bool stripsIndent)
    {
        if (++depth > MaximumDepth)
        {
            depth--;
            return TooDeep(new SourceSpan(start, start));
        }

        var pieces = ParsePieces(close);
        depth--;
        if (failed)
        {
            return new LiteralExpression(From(start), LiteralKind.Invalid, "");
        }

        if (stripsIndent)
        {
            StripIndent(pieces);
        }

        JoinTexts(pieces);

        var at = 0;
        var template = BuildTemplate(pieces, ref at, start, null);
        if (!failed && at < pieces.Count)
        {
            Fail(pieces[at].Span, $"found %{{{Word(pieces[at].Kind)}}}, expected the directive that it belongs to before it");
        }

        return template;
    }

    /// <summary>Reads up to and with the closing token.</summary>
    private List<TemplatePiece> ParsePieces(TokenKind close)
    {
        var pieces = new List<TemplatePiece>();
        var stripsNext = false;
        while (!failed)
        {
            var token = tokens[index];
            if (token.Kind == close)
            {
                index += token.Kind == TokenKind.EndOfFile ? 0 : 1;
                break;
            }

            switch (token.Kind)
            {
                case TokenKind.QuotedText or TokenKind.PlainText:
                    index++;
                    var literal = Unescape(token, token.Kind == TokenKind.QuotedText);
                    pieces.Add(new TemplatePiece { Text = stripsNext ? literal.TrimStart() : literal, Span = token.Span });
                    stripsNext = false;
                    break;
                case TokenKind.Interpolation or TokenKind.Directive:
                    index++;
                    if (token.End - token.Start == 3 && pieces.Count > 0 && pieces[^1].Kind == TemplatePieceKind.Text)
                    {
                        pieces[^1] = pieces[^1] with { Text = pieces[^1].Text.TrimEnd() };
                    }

                    pieces.Add(ParseSequence(token, out stripsNext));
                    break;
                default:
                    Report(token, close == TokenKind.CloseQuote
                        ? "the closing quote of the string" : "the end marker of the heredoc");
                    break;
            }
        }

        return pieces;
    }

    private TemplatePiece ParseSequence(Token open, out bool stripsNext)
    {
        var outer = newlines;
        newlines = false;
        var piece = open.Kind == TokenKind.Interpolation
            ? new TemplatePiece { Kind = TemplatePieceKind.Interpolation, Expression = ParseExpression() }
            : ParseDirective();
        var close = failed ? default : Expect(TokenKind.TemplateEnd, "\"}\" that closes the template sequence");
        newlines = outer;
        stripsNext = close.End - close.Start == 2;
        piece.Span = From(open.Start);
        return piece;
    }

    private TemplatePiece ParseDirective()
    {
        var token = Expect(TokenKind.Identifier, "if, else, endif, for or endfor");
        if (failed)
        {
            return default;
        }

        switch (TextOf(token))
        {
            case "if":
                return new TemplatePiece { Kind = TemplatePieceKind.If, Expression = ParseExpression() };
            case "else":
                return new TemplatePiece { Kind = TemplatePieceKind.Else };
            case "endif":
                return new TemplatePiece { Kind = TemplatePieceKind.EndIf };
            case "endfor":
                return new TemplatePiece { Kind = TemplatePieceKind.EndFor };
            case "for":
                var (key, value) = ParseForNames();
                return new TemplatePiece
                {
                    Kind = TemplatePieceKind.For,
                    KeyName = key,
                    ValueName = value,
                    Expression = failed ? null : ParseExpression(),
                };
            default:
                Report(token, "if, else, endif, for or endfor");
                return default;
        }
    }

    /// <summary>Pairs directives: parts up to the end, or to a directive that closes <paramref name="opener"/>.</summary>
    private Expression BuildTemplate(List<TemplatePiece> pieces, ref int at, int start, TemplatePieceKind? opener)
    {
        var parts = new List<Expression>();
        if (++depth > MaximumDepth)
        {
            depth--;
            return TooDeep(new SourceSpan(start, start));
        }

        while (!failed && at < pieces.Count)
        {
            var piece = pieces[at];
            if (piece.Kind is TemplatePieceKind.Else or TemplatePieceKind.EndIf or TemplatePieceKind.EndFor)
            {
                break;
            }

            at++;
            switch (piece.Kind)
            {
                case TemplatePieceKind.Text:
                    parts.Add(new LiteralExpression(Place(piece.Span), LiteralKind.String, piece.Text));
                    break;
                case TemplatePieceKind.Interpolation:
                    parts.Add(piece.Expression!);
                    break;
                case TemplatePieceKind.If:
                    parts.Add(BuildIf(pieces, ref at, piece));
                    break;
                default:
                    parts.Add(BuildFor(pieces, ref at, piece));
                    break;
            }
        }

        depth--;
        var end = at < pieces.Count ? pieces[at].Span.Start : pieces.Count > 0 ? pieces[^1].Span.End : start;
        var span = opener is null ? From(start) : Place(new SourceSpan(start, Math.Max(start, end)));
        return parts switch
        {
            [] => new LiteralExpression(span, LiteralKind.String, ""),
            [LiteralExpression { Kind: LiteralKind.String } only] => new LiteralExpression(span, LiteralKind.String, only.Text),
            _ => Bounded(new TemplateExpression(span, parts)),
        };
    }

    private Expression BuildIf(List<TemplatePiece> pieces, ref int at, TemplatePiece opener)
    {
        var then = BuildTemplate(pieces, ref at, opener.Span.End, TemplatePieceKind.If);
        Expression otherwise = new LiteralExpression(Place(opener.Span), LiteralKind.String, "");
        if (!failed && at < pieces.Count && pieces[at].Kind == TemplatePieceKind.Else)
        {
            var start = pieces[at++].Span.End;
            otherwise = BuildTemplate(pieces, ref at, start, TemplatePieceKind.Else);
        }

        var span = Close(pieces, ref at, opener, TemplatePieceKind.EndIf).To(then.Span).To(otherwise.Span);
        return Bounded(new ConditionalExpression(span, opener.Expression!, AsString(then), AsString(otherwise)));
    }

    private Expression BuildFor(List<TemplatePiece> pieces, ref int at, TemplatePiece opener)
    {
        var body = BuildTemplate(pieces, ref at, opener.Span.End, TemplatePieceKind.For);
        var span = Close(pieces, ref at, opener, TemplatePieceKind.EndFor).To(body.Span);
        var loop = new ForExpression(span, opener.KeyName, opener.ValueName!, opener.Expression!, null, AsString(body),
            null, false);
        return Bounded(new TemplateJoinExpression(loop));
    }

    /// <summary>Gives the place from the opening directive to the closing one.</summary>
    private SourceSpan Close(List<TemplatePiece> pieces, ref int at, TemplatePiece opener, TemplatePieceKind closer)
    {
        if (!failed && at < pieces.Count && pieces[at].Kind == closer)
        {
            return Place(opener.Span.To(pieces[at++].Span));
        }

        Fail(opener.Span, $"%{{{Word(opener.Kind)}}} is never closed, expected %{{{Word(closer)}}}");
        return Place(opener.Span);
    }

    /// <summary>A branch is text even where it is one interpolation alone.</summary>
    private static Expression AsString(Expression branch) => branch is TemplateExpression { Parts.Count: 1 } single
        ? new TemplateExpression(single.Span, [single.Parts[0], new LiteralExpression(single.Span, LiteralKind.String, "")])
        : branch;

    /// <summary>Neighbouring lines become one text.</summary>
    private static void JoinTexts(List<TemplatePiece> pieces)
    {
        var kept = 0;
        for (var i = 0; i < pieces.Count;)
        {
            var run = i + 1;
            if (pieces[i].Kind == TemplatePieceKind.Text)
            {
                while (run < pieces.Count && pieces[run].Kind == TemplatePieceKind.Text)
                {
                    run++;
                }
            }

            var joined = pieces[i];
            if (run > i + 1)
            {
                joined.Text = string.Concat(pieces.GetRange(i, run - i).Select(piece => piece.Text));
                joined.Span = joined.Span.To(pieces[run - 1].Span);
            }

            pieces[kept++] = joined;
            i = run;
        }

        pieces.RemoveRange(kept, pieces.Count - kept);
    }

    private static string Word(TemplatePieceKind kind) => kind switch
    {
        TemplatePieceKind.If => "if",
        TemplatePieceKind.Else => "else",
        TemplatePieceKind.EndIf => "endif",
        TemplatePieceKind.For => "for",
        _ => "endfor",
    };

    /// <summary>
    /// Takes from every line of a <c>&lt;&lt;-</c> heredoc the indent that all share. Blank lines do not count; a line that
    /// starts with an interpolation has no indent.
    /// </summary>
    private static void StripIndent(List<TemplatePiece> pieces)
    {
        var least = int.MaxValue;
        var lines = new List<int>();
        var startsLine = true;
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            var isText = piece.Kind == TemplatePieceKind.Text;
            if (startsLine)
            {
                var indent = isText ? piece.Text.Length - piece.Text.AsSpan().TrimStart().Length : 0;
                if (!isText || indent < piece.Text.Length || !piece.Text.EndsWith('\n'))
                {
                    least = Math.Min(least, indent);
                    lines.Add(i);
                }
            }

            startsLine = isText && piece.Text.EndsWith('\n');
        }

        foreach (var i in lines)
        {
            if (pieces[i].Kind == TemplatePieceKind.Text)
            {
                pieces[i] = pieces[i] with { Text = pieces[i].Text[least..] };
            }
        }
    }
}
