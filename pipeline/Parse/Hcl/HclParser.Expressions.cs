namespace GraphSec.Pipeline.Parse.Hcl;

public sealed partial class HclParser
{
    private Expression ParseExpression()
    {
        if (++depth > MaximumDepth)
        {
            depth--;
            return TooDeep(Missing().Span);
        }

        var condition = ParseBinary(0);
        if (!failed && TryRead(TokenKind.Question))
        {
            condition = ParseConditional(condition);
        }

        depth--;
        return condition.Height > MaximumDepth ? TooDeep(condition.Span) : condition;
    }

    private Expression ParseConditional(Expression condition)
    {
        var then = ParseExpression();
        if (failed)
        {
            return condition;
        }

        Expect(TokenKind.Colon, "\":\" and the other value of the conditional");
        if (failed)
        {
            return condition;
        }

        var otherwise = ParseExpression();
        return new ConditionalExpression(condition.Span.To(otherwise.Span), condition, then, otherwise);
    }

    private Expression ParseBinary(int minimum)
    {
        var left = ParseUnary();
        while (!failed)
        {
            var operation = Peek().Kind;
            var precedence = Precedence(operation);
            if (precedence == 0 || precedence <= minimum)
            {
                break;
            }

            Read();
            var right = ParseBinary(precedence);
            left = Bounded(new BinaryExpression(operation, left, right));
        }

        return left;
    }

    private static int Precedence(TokenKind operation) => operation switch
    {
        TokenKind.Or => 1,
        TokenKind.And => 2,
        TokenKind.Equal or TokenKind.NotEqual => 3,
        TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual => 4,
        TokenKind.Plus or TokenKind.Minus => 5,
        TokenKind.Star or TokenKind.Slash or TokenKind.Percent => 6,
        _ => 0,
    };

    private Expression ParseUnary()
    {
        var token = Peek();
        if (token.Kind is not (TokenKind.Minus or TokenKind.Not))
        {
            return ParseTraversals(ParseTerm());
        }

        if (++depth > MaximumDepth)
        {
            depth--;
            return TooDeep(Missing().Span);
        }

        Read();
        var operand = ParseUnary();
        depth--;
        return Bounded(new UnaryExpression(Place(token.Span).To(operand.Span), token.Kind, operand));
    }

    /// <summary>What follows a term: attributes, indices and splats.</summary>
    private Expression ParseTraversals(Expression from)
    {
        while (!failed)
        {
            switch (Peek().Kind)
            {
                case TokenKind.Dot:
                    Read();
                    from = ParseAfterDot(from);
                    break;
                case TokenKind.OpenBracket:
                    from = ParseIndex(from);
                    break;
                default:
                    return from;
            }

            from = Bounded(from);
        }

        return from;
    }

    private Expression ParseAfterDot(Expression from)
    {
        var token = Peek();
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                Read();
                return new AttributeAccessExpression(from.Span.To(Place(token.Span)), from, TextOf(token).ToString());
            case TokenKind.Number:
                Read();
                return ParseLegacyIndex(from, token);
            case TokenKind.Star:
                Read();
                return ParseAttributeSplat(from, token);
            default:
                Report(token, "an attribute name, an index or \"*\" after \".\"");
                return from;
        }
    }

    /// <summary><c>a.0</c>, and <c>a.0.1</c>, which reads as one number 0.1.</summary>
    private Expression ParseLegacyIndex(Expression from, Token token)
    {
        var digits = TextOf(token).ToString();
        if (digits.Contains('e', StringComparison.OrdinalIgnoreCase))
        {
            Report(token, "a whole number as index");
            return from;
        }

        foreach (var part in digits.Split('.'))
        {
            from = new IndexExpression(from.Span.To(Place(token.Span)), from,
                new LiteralExpression(Place(token.Span), LiteralKind.Number, part));
        }

        return from;
    }

    private SplatExpression ParseAttributeSplat(Expression from, Token star)
    {
        var item = new SplatItemExpression(Place(star.Span));
        Expression each = item;
        while (!failed && Peek().Kind == TokenKind.Dot)
        {
            var next = tokens[index + 1];
            if (next.Kind is not (TokenKind.Identifier or TokenKind.Number))
            {
                break;
            }

            Read();
            each = Bounded(ParseAfterDot(each));
        }

        return new SplatExpression(from.Span.To(each.Span), from, item, each, false);
    }

    private Expression ParseIndex(Expression from)
    {
        var open = Read();
        if (TokenAfterNewlines(index).Kind == TokenKind.Star && TokenAfterNewlines(index, 1).Kind == TokenKind.CloseBracket)
        {
            return ParseFullSplat(from);
        }

        var outer = newlines;
        newlines = false;
        var key = ParseExpression();
        if (!failed)
        {
            Expect(TokenKind.CloseBracket, "\"]\" that closes the index");
        }

        newlines = outer;
        return failed ? from : new IndexExpression(from.Span.To(From(open.Start)), from, key);
    }

    private Token TokenAfterNewlines(int at, int skip = 0)
    {
        while (at < tokens.Length - 1 && (tokens[at].Kind == TokenKind.Newline || skip-- > 0))
        {
            at++;
        }

        return tokens[at];
    }

    /// <summary>After the opening bracket of <c>[*]</c>.</summary>
    private Expression ParseFullSplat(Expression from)
    {
        var outer = newlines;
        newlines = false;
        var star = Read();
        Read();
        newlines = outer;
        if (++depth > MaximumDepth)
        {
            depth--;
            return TooDeep(star.Span);
        }

        var item = new SplatItemExpression(Place(star.Span));
        var each = ParseTraversals(item);
        depth--;
        return new SplatExpression(from.Span.To(each.Span), from, item, each, true);
    }

    private Expression Bounded(Expression expression) =>
        expression.Height > MaximumDepth && !failed ? TooDeep(expression.Span) : expression;

    private LiteralExpression TooDeep(SourceSpan span)
    {
        Fail(span, $"the expression is nested deeper than {MaximumDepth} levels, expected fewer");
        return Invalid(span);
    }

    private LiteralExpression Invalid(SourceSpan span) => new(Place(span), LiteralKind.Invalid, "");

    /// <summary>What should stand here and does not: of no length, so that it lies inside whatever it was to be part of.</summary>
    private LiteralExpression Missing()
    {
        var end = index > 0 ? tokens[index - 1].End : tokens[0].Start;
        return Invalid(new SourceSpan(end, end));
    }
}
