namespace GraphSec.Pipeline.Parse.Hcl;

public sealed partial class HclParser
{
    private HclBody ParseTopLevel()
    {
        var items = new List<HclBodyItem>();
        while (true)
        {
            ParseItems(items, 0);
            var token = Peek();
            if (token.Kind == TokenKind.EndOfFile)
            {
                items.AddRange(misplaced);
                return new HclBody(source, items);
            }

            Report(token, "an argument or a block");
            failed = false;
            Read();
        }
    }

    /// <summary>Items up to a closing brace that is not theirs or the end of the file.</summary>
    private void ParseItems(List<HclBodyItem> items, int level)
    {
        HashSet<string>? names = null;
        while (true)
        {
            var token = Peek();
            switch (token.Kind)
            {
                case TokenKind.Newline:
                    Read();
                    continue;
                case TokenKind.EndOfFile or TokenKind.CloseBrace or TokenKind.TemplateEnd:
                    return;
            }

            var start = index;
            if (token.Kind == TokenKind.Identifier)
            {
                Read();
                var item = ParseItem(token, level);
                if (item.Attribute is { } attribute && !(names ??= new HashSet<string>(StringComparer.Ordinal)).Add(attribute.Name))
                {
                    Warn(attribute.NameSpan, $"argument \"{attribute.Name}\" is set twice in one block, expected it once");
                }
                else if (item.Attribute is not null || item.Block is not null)
                {
                    items.Add(item);
                }
            }
            else
            {
                Report(token, "an argument or block name");
            }

            if (!failed && !atMargin)
            {
                EndItem();
            }

            if (failed)
            {
                Recover(start);
                failed = false;
                newlines = true;
                atMargin = StartsBlockAtMargin(index);
            }

            if (atMargin && level > 0)
            {
                return;
            }

            atMargin = false;
        }
    }

    private void EndItem()
    {
        var token = Peek();
        if (token.Kind is not (TokenKind.Newline or TokenKind.EndOfFile))
        {
            Report(token, "a new line after the argument or block");
        }
    }

    private HclBodyItem ParseItem(Token name, int level)
    {
        var token = Peek();
        switch (token.Kind)
        {
            case TokenKind.Assign:
                Read();
                var value = ParseExpression();
                var attribute = new HclAttribute(TextOf(name).ToString(), value, Place(name.Span)) { Span = From(name.Start) };
                return new HclBodyItem(attribute, null);
            case TokenKind.OpenBrace or TokenKind.OpenQuote or TokenKind.Identifier:
                return new HclBodyItem(null, ParseBlock(name, level));
            default:
                Report(token, $"\"=\" for an argument or \"{{\" for a block after \"{TextOf(name)}\"");
                return default;
        }
    }

    private HclBlock? ParseBlock(Token type, int level)
    {
        var labels = new List<string>(2);
        while (true)
        {
            var token = Peek();
            switch (token.Kind)
            {
                case TokenKind.Identifier:
                    labels.Add(TextOf(Read()).ToString());
                    continue;
                case TokenKind.OpenQuote when ParseLabel() is { } label:
                    labels.Add(label);
                    continue;
                case TokenKind.OpenBrace:
                    return ParseBlockBody(type, labels, level);
                default:
                    Report(token, "a label or \"{\" that opens the block");
                    return null;
            }
        }
    }

    private string? ParseLabel()
    {
        var open = Read();
        var label = "";
        if (Peek().Kind == TokenKind.QuotedText)
        {
            label = Unescape(Read(), true);
        }

        if (Peek().Kind is TokenKind.Interpolation or TokenKind.Directive)
        {
            Fail(open.Span.To(Peek().Span), "found a template, expected a block label of plain text");
            return null;
        }

        Expect(TokenKind.CloseQuote, "the closing quote of the label");
        return failed ? null : label;
    }

    private HclBlock? ParseBlockBody(Token type, List<string> labels, int level)
    {
        var header = Place(new SourceSpan(type.Start, tokens[index - 1].End));
        var open = Read();
        var name = TextOf(type).ToString();
        if (level >= MaximumDepth)
        {
            Fail(type.Span, $"blocks are nested deeper than {MaximumDepth} levels, expected fewer");
            return null;
        }

        var items = new List<HclBodyItem>();
        var block = new HclBlock(name, labels, new HclBody(source, items), header);
        if (Peek().Kind is not (TokenKind.Newline or TokenKind.CloseBrace or TokenKind.EndOfFile))
        {
            ParseOneLine(items, level);
            return block with { Span = From(type.Start) };
        }

        ParseItems(items, level + 1);
        if (!atMargin && !TryRead(TokenKind.CloseBrace))
        {
            Warn(open.Span, $"block \"{name}\" is never closed, expected \"}}\" before {Describe(Peek())}");
            TakeMisplaced(items);
        }

        return block with { Span = From(type.Start) };
    }

    /// <summary>The body of <c>name { argument = value }</c>.</summary>
    private void ParseOneLine(List<HclBodyItem> items, int level)
    {
        var token = Peek();
        if (token.Kind != TokenKind.Identifier)
        {
            Report(token, "an argument name, a new line or \"}\"");
            return;
        }

        Read();
        var item = ParseItem(token, level + 1);
        if (item.Attribute is not null || item.Block is not null)
        {
            items.Add(item);
        }

        if (item.Block is { } block)
        {
            var open = text.IndexOf('{', block.HeaderSpan.End);
            Warn(new SourceSpan(token.Start, open + 1), "found a block in a block of one line, expected it on a line of its own");
        }

        if (failed)
        {
            return;
        }

        if (Peek().Kind is TokenKind.Comma or TokenKind.Identifier)
        {
            Report(Peek(), "\"}\": a block of one line holds one argument");
            return;
        }

        Expect(TokenKind.CloseBrace, "\"}\" that closes the block of one line");
    }

    /// <summary>
    /// A missing brace makes all that follows part of the block. Blocks that start at the left margin were meant to stand
    /// beside it, so they are moved to the top of the file.
    /// </summary>
    private void TakeMisplaced(List<HclBodyItem> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Block is { } block && (block.HeaderSpan.Start == 0 || text[block.HeaderSpan.Start - 1] == '\n'))
            {
                misplaced.Add(items[i]);
                items.RemoveAt(i--);
            }
        }
    }

    /// <summary>Skips to the end of the item that began at token <paramref name="start"/>.</summary>
    private void Recover(int start)
    {
        var braces = 0;
        var others = 0;
        var at = start;
        for (; at < tokens.Length - 1; at++)
        {
            switch (tokens[at].Kind)
            {
                case TokenKind.OpenBrace:
                    braces++;
                    break;
                case TokenKind.OpenBracket or TokenKind.OpenParen or TokenKind.OpenQuote or TokenKind.OpenHeredoc
                    or TokenKind.Interpolation or TokenKind.Directive:
                    others++;
                    break;
                case TokenKind.CloseBrace when braces == 0 && at >= index:
                    index = at;
                    return;
                case TokenKind.CloseBrace:
                    braces = Math.Max(0, braces - 1);
                    break;
                case TokenKind.CloseBracket or TokenKind.CloseParen or TokenKind.CloseQuote or TokenKind.BrokenQuote
                    or TokenKind.CloseHeredoc or TokenKind.TemplateEnd:
                    others = Math.Max(0, others - 1);
                    break;
                case TokenKind.Newline when at >= index && (braces + others == 0 || StartsBlockAtMargin(at + 1)):
                    index = braces + others == 0 ? at : at + 1;
                    return;
            }
        }

        index = Math.Max(index, at);
    }

    /// <summary>A word at column 1, then labels and an opening brace: where a reader sees a new block begin.</summary>
    private bool StartsBlockAtMargin(int at)
    {
        var token = tokens[at];
        if (token.Kind != TokenKind.Identifier || (token.Start > 0 && text[token.Start - 1] != '\n'))
        {
            return false;
        }

        for (at++; at < tokens.Length; at++)
        {
            switch (tokens[at].Kind)
            {
                case TokenKind.OpenBrace:
                    return true;
                case TokenKind.Identifier or TokenKind.OpenQuote or TokenKind.QuotedText or TokenKind.CloseQuote:
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }
}
