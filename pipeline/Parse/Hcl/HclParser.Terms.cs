using System.Text;

namespace GraphSec.Pipeline.Parse.Hcl;

public sealed partial class HclParser
{
    private Expression ParseTerm()
    {
        var token = Peek();
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                Read();
                return ParseWord(token);
            case TokenKind.Number:
                Read();
                return new LiteralExpression(Place(token.Span), LiteralKind.Number, TextOf(token).ToString());
            case TokenKind.OpenQuote:
                return ParseQuoted();
            case TokenKind.OpenHeredoc:
                return ParseHeredoc();
            case TokenKind.OpenBracket:
                return ParseTuple();
            case TokenKind.OpenBrace:
                return ParseObject();
            case TokenKind.OpenParen:
                return ParseParenthesized();
            default:
                Report(token, "an expression");
                return Missing();
        }
    }

    private Expression ParseWord(Token token)
    {
        var word = TextOf(token);
        if (Peek().Kind is TokenKind.OpenParen or TokenKind.DoubleColon)
        {
            return ParseCall(token);
        }

        return word switch
        {
            "true" or "false" => new LiteralExpression(Place(token.Span), LiteralKind.Bool, word.ToString()),
            "null" => new LiteralExpression(Place(token.Span), LiteralKind.Null, ""),
            _ => new NameExpression(Place(token.Span), word.ToString()),
        };
    }

    private Expression ParseCall(Token first)
    {
        var name = TextOf(first).ToString();
        while (TryRead(TokenKind.DoubleColon))
        {
            var part = Expect(TokenKind.Identifier, "a function name after \"::\"");
            if (failed)
            {
                return Missing();
            }

            name = string.Concat(name, "::", TextOf(part));
        }

        Expect(TokenKind.OpenParen, "\"(\" and the arguments of the function");
        if (failed)
        {
            return Invalid(first.Span);
        }

        var outer = newlines;
        newlines = false;
        var arguments = new List<Expression>();
        var expands = false;
        while (!failed && !TryRead(TokenKind.CloseParen))
        {
            arguments.Add(ParseExpression());
            if (!failed && TryRead(TokenKind.Ellipsis))
            {
                expands = true;
                TryRead(TokenKind.Comma);
                Expect(TokenKind.CloseParen, "\")\" after \"...\", which only the last argument takes");
                break;
            }

            if (!failed && !TryRead(TokenKind.Comma) && Peek().Kind != TokenKind.CloseParen)
            {
                Report(Peek(), "\",\" or \")\" in the arguments of the function");
            }
        }

        newlines = outer;
        return new CallExpression(From(first.Start), name, arguments, expands);
    }

    private Expression ParseParenthesized()
    {
        Read();
        var outer = newlines;
        newlines = false;
        var inner = ParseExpression();
        if (!failed)
        {
            Expect(TokenKind.CloseParen, "\")\" that closes the parenthesis");
        }

        newlines = outer;
        return inner;
    }

    private Expression ParseTuple()
    {
        var open = Read();
        var outer = newlines;
        newlines = false;
        Expression result;
        if (StartsFor())
        {
            result = ParseFor(open, TokenKind.CloseBracket);
        }
        else
        {
            var items = new List<Expression>();
            while (!failed && !TryRead(TokenKind.CloseBracket))
            {
                items.Add(ParseExpression());
                if (!failed && !TryRead(TokenKind.Comma) && Peek().Kind != TokenKind.CloseBracket)
                {
                    Report(Peek(), "\",\" or \"]\" in the list");
                }
            }

            result = new TupleExpression(From(open.Start), items);
        }

        newlines = outer;
        return result;
    }

    private bool StartsFor()
    {
        var next = TokenAfterNewlines(index);
        return next.Kind == TokenKind.Identifier && TextOf(next) is "for"
            && TokenAfterNewlines(index, 1).Kind == TokenKind.Identifier;
    }

    private Expression ParseObject()
    {
        var open = Read();
        var outer = newlines;
        if (StartsFor())
        {
            newlines = false;
            var loop = ParseFor(open, TokenKind.CloseBrace);
            newlines = outer;
            return loop;
        }

        newlines = true;
        var items = new List<ObjectItem>();
        while (!failed)
        {
            while (TryRead(TokenKind.Newline))
            {
            }

            if (TryRead(TokenKind.CloseBrace))
            {
                break;
            }

            items.Add(ParseObjectItem());
            if (!failed && Peek().Kind is not (TokenKind.Newline or TokenKind.CloseBrace) && !TryRead(TokenKind.Comma))
            {
                Report(Peek(), "\",\", a new line or \"}\" in the object");
            }
        }

        newlines = outer;
        return new ObjectExpression(From(open.Start), items);
    }

    private ObjectItem ParseObjectItem()
    {
        var token = Peek();
        Expression key;
        if (token.Kind == TokenKind.Identifier && tokens[index + 1].Kind is TokenKind.Assign or TokenKind.Colon)
        {
            Read();
            key = new LiteralExpression(Place(token.Span), LiteralKind.String, TextOf(token).ToString());
        }
        else
        {
            key = ParseExpression();
        }

        if (!failed && !TryRead(TokenKind.Assign) && !TryRead(TokenKind.Colon))
        {
            Report(Peek(), "\"=\" or \":\" after a key of the object");
        }

        return failed ? new ObjectItem(key, Missing()) : new ObjectItem(key, ParseExpression());
    }

    private Expression ParseFor(Token open, TokenKind close)
    {
        Read();
        var (keyName, valueName) = ParseForNames();
        var collection = failed ? Invalid(open.Span) : ParseExpression();
        if (!failed)
        {
            Expect(TokenKind.Colon, "\":\" after the collection of \"for\"");
        }

        Expression? key = null;
        var value = failed ? Invalid(open.Span) : ParseExpression();
        if (!failed && close == TokenKind.CloseBrace)
        {
            Expect(TokenKind.Arrow, "\"=>\" between key and value of \"for\"");
            key = value;
            value = failed ? Invalid(open.Span) : ParseExpression();
        }

        var groups = !failed && key is not null && TryRead(TokenKind.Ellipsis);
        Expression? condition = null;
        if (!failed && Peek() is { Kind: TokenKind.Identifier } word && TextOf(word) is "if")
        {
            Read();
            condition = ParseExpression();
        }

        if (!failed)
        {
            Expect(close, close == TokenKind.CloseBrace ? "\"}\" that closes \"for\"" : "\"]\" that closes \"for\"");
        }

        return failed
            ? Invalid(open.Span)
            : new ForExpression(From(open.Start), keyName, valueName, collection, key, value, condition, groups);
    }

    private (string? Key, string Value) ParseForNames()
    {
        var first = Expect(TokenKind.Identifier, "a name after \"for\"");
        var value = failed ? "" : TextOf(first).ToString();
        string? key = null;
        if (!failed && TryRead(TokenKind.Comma))
        {
            key = value;
            var second = Expect(TokenKind.Identifier, "a second name after \",\"");
            value = failed ? "" : TextOf(second).ToString();
        }

        if (!failed && !(Peek() is { Kind: TokenKind.Identifier } word && TextOf(word) is "in"))
        {
            Report(Peek(), "\"in\" after the names of \"for\"");
        }

        if (!failed)
        {
            Read();
        }

        return (key, value);
    }

    private string Unescape(Token token, bool isQuoted)
    {
        var raw = TextOf(token);
        if (isQuoted ? raw.IndexOfAny('\\', '$', '%') < 0 : raw.IndexOfAny('$', '%') < 0)
        {
            return raw.ToString();
        }

        var result = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (c is '$' or '%' && i + 2 < raw.Length && raw[i + 1] == c && raw[i + 2] == '{')
            {
                result.Append(c).Append('{');
                i += 2;
            }
            else if (c == '\\' && isQuoted)
            {
                i += AppendEscape(result, raw[(i + 1)..], token.Start + i);
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    /// <summary>Appends what an escape stands for, and gives the characters it took after the backslash.</summary>
    private int AppendEscape(StringBuilder result, ReadOnlySpan<char> rest, int at)
    {
        var c = rest.IsEmpty ? '\0' : rest[0];
        switch (c)
        {
            case 'n':
                result.Append('\n');
                return 1;
            case 'r':
                result.Append('\r');
                return 1;
            case 't':
                result.Append('\t');
                return 1;
            case '"' or '\\':
                result.Append(c);
                return 1;
            case 'u' or 'U':
                var digits = c == 'u' ? 4 : 8;
                if (rest.Length > digits && uint.TryParse(rest.Slice(1, digits), System.Globalization.NumberStyles.AllowHexSpecifier,
                    null, out var code))
                {
                    result.Append(Rune.IsValid(code) ? new Rune(code).ToString() : "\uFFFD");
                    return digits + 1;
                }

                Warn(new SourceSpan(at, at + 2), $"found \"\\{c}\" without {digits} hexadecimal digits, expected them after it");
                return 1;
            default:
                Warn(new SourceSpan(at, at + 1 + Math.Min(1, rest.Length)),
                    "found a backslash before a character that takes none, expected \\n, \\r, \\t, \\\", \\\\, \\u or \\U");
                return 0;
        }
    }
}
