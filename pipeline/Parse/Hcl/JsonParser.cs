using System.Text;

namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>
/// Reads JSON (RFC 8259) with places. The first mistake is reported and ends the reading: what stands before it is kept.
/// </summary>
internal sealed class JsonParser
{
    private readonly SourceText source;
    private readonly string text;
    private readonly List<HclDiagnostic> diagnostics;
    private int position;
    private int depth;
    private bool failed;

    private JsonParser(SourceText source, List<HclDiagnostic> diagnostics)
    {
        this.source = source;
        text = source.Text;
        this.diagnostics = diagnostics;
    }

    public static JsonNode Parse(SourceText source, List<HclDiagnostic> diagnostics)
    {
        var parser = new JsonParser(source, diagnostics);
        var root = parser.ParseValue();
        parser.SkipBlank();
        if (!parser.failed && parser.position < parser.text.Length)
        {
            parser.Fail("the end of the file");
        }

        return root;
    }

    private JsonNode ParseValue()
    {
        SkipBlank();
        var c = position < text.Length ? text[position] : '\0';
        switch (c)
        {
            case '{' or '[' when depth >= HclParser.MaximumDepth:
                Fail($"fewer than {HclParser.MaximumDepth} levels of nesting");
                return new JsonNode(JsonNodeKind.Null, new SourceSpan(position, position));
            case '{':
                return ParseObject();
            case '[':
                return ParseArray();
            case '"':
                return ParseString();
            case '-' or (>= '0' and <= '9'):
                return ParseNumber();
            default:
                return ParseWord();
        }
    }

    private JsonNode ParseObject()
    {
        var start = position++;
        var members = new List<JsonMember>();
        depth++;
        SkipBlank();
        if (!TryRead('}'))
        {
            while (true)
            {
                SkipBlank();
                if (position >= text.Length || text[position] != '"')
                {
                    Fail("a property name in quotes");
                    break;
                }

                var name = ParseString();
                Expect(':', "\":\" after a property name");
                if (failed)
                {
                    break;
                }

                members.Add(new JsonMember(name, ParseValue()));
                if (failed || !Continues('}', "\",\" or \"}\""))
                {
                    break;
                }
            }
        }

        depth--;
        return new JsonNode(JsonNodeKind.Object, new SourceSpan(start, position)) { Members = members };
    }

    private JsonNode ParseArray()
    {
        var start = position++;
        var items = new List<JsonNode>();
        depth++;
        SkipBlank();
        if (!TryRead(']'))
        {
            do
            {
                items.Add(ParseValue());
            }
            while (!failed && Continues(']', "\",\" or \"]\""));
        }

        depth--;
        return new JsonNode(JsonNodeKind.Array, new SourceSpan(start, position)) { Items = items };
    }

    private bool Continues(char close, string expected)
    {
        SkipBlank();
        if (TryRead(close))
        {
            return false;
        }

        Expect(',', expected);
        return !failed;
    }

    private JsonNode ParseString()
    {
        var start = position++;
        var plain = text.AsSpan(position).IndexOfAny('"', '\\', '\n');
        if (plain >= 0 && text[position + plain] == '"')
        {
            position += plain + 1;
            return new JsonNode(JsonNodeKind.String, new SourceSpan(start, position), text.Substring(start + 1, plain));
        }

        var result = new StringBuilder();
        while (position < text.Length && text[position] is not ('"' or '\n'))
        {
            if (text[position] == '\\')
            {
                AppendEscape(result);
            }
            else
            {
                result.Append(text[position++]);
            }
        }

        Expect('"', "the closing quote of the string");
        return new JsonNode(JsonNodeKind.String, new SourceSpan(start, position), result.ToString());
    }

    private void AppendEscape(StringBuilder result)
    {
        var c = position + 1 < text.Length ? text[position + 1] : '\0';
        var plain = c switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\b',
            'f' => '\f',
            '"' or '\\' or '/' => c,
            _ => '\0',
        };
        if (plain != '\0')
        {
            result.Append(plain);
            position += 2;
        }
        else if (c == 'u' && position + 6 <= text.Length
            && ushort.TryParse(text.AsSpan(position + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code))
        {
            result.Append((char)code);
            position += 6;
        }
        else
        {
            Fail("an escape of JSON after the backslash");
            position++;
        }
    }

    private JsonNode ParseNumber()
    {
        var start = position++;
        while (position < text.Length && text[position] is (>= '0' and <= '9') or '.' or 'e' or 'E' or '+' or '-')
        {
            position++;
        }

        var digits = text[start..position];
        if (!double.TryParse(digits, out _))
        {
            position = start;
            Fail("a number");
        }

        return new JsonNode(JsonNodeKind.Number, new SourceSpan(start, position), digits);
    }

    private JsonNode ParseWord()
    {
        var start = position;
        while (position < text.Length && char.IsAsciiLetter(text[position]))
        {
            position++;
        }

        var word = text[start..position];
        var span = new SourceSpan(start, position);
        switch (word)
        {
            case "null":
                return new JsonNode(JsonNodeKind.Null, span);
            case "true" or "false":
                return new JsonNode(JsonNodeKind.Bool, span, word);
            default:
                position = start;
                Fail("a JSON value");
                return new JsonNode(JsonNodeKind.Null, new SourceSpan(start, start));
        }
    }

    private void SkipBlank()
    {
        while (position < text.Length && text[position] is ' ' or '\t' or '\n' or '\r')
        {
            position++;
        }
    }

    private bool TryRead(char c)
    {
        if (position >= text.Length || text[position] != c)
        {
            return false;
        }

        position++;
        return true;
    }

    private void Expect(char c, string expected)
    {
        SkipBlank();
        if (!TryRead(c))
        {
            Fail(expected);
        }
    }

    private void Fail(string expected)
    {
        if (failed)
        {
            return;
        }

        failed = true;
        var found = position < text.Length ? $"\"{text[position]}\"" : "the end of the file";
        var span = new SourceSpan(position, Math.Min(position + 1, text.Length));
        diagnostics.Add(new HclDiagnostic(source, span, $"found {found}, expected {expected}"));
    }
}
