namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>
/// Recursive descent over the tokens of HCL's native syntax (github.com/hashicorp/hcl, hclsyntax/spec.md). A mistake costs the
/// item it stands in: the item is kept as far as it was read, the rest of the file is read as if it were right. Nesting is
/// bounded by <see cref="MaximumDepth"/>.
/// </summary>
public sealed partial class HclParser
{
    /// <summary>Levels of brackets, blocks and operators; people write some ten, machines some hundred.</summary>
    public const int MaximumDepth = 300;

    private const int MaximumDiagnostics = 100;

    private readonly SourceText source;
    private readonly string text;
    private readonly Token[] tokens;
    private readonly List<HclDiagnostic> diagnostics;

    /// <summary>All spans become this one where the text was decoded from a JSON string and has no offsets of its own.</summary>
    private readonly (SourceText Source, SourceSpan Span)? standIn;

    private int index;
    private int depth;

    /// <summary>Newlines end an item here; inside brackets they are blank.</summary>
    private bool newlines = true;

    /// <summary>Something was reported in this item: unwind to it without further reports.</summary>
    private bool failed;

    /// <summary>Recovery stopped before a block at the left margin: every open block ends here.</summary>
    private bool atMargin;

    /// <summary>Blocks found inside one that was never closed.</summary>
    private readonly List<HclBodyItem> misplaced = [];

    private HclParser(SourceText source, Token[] tokens, List<HclDiagnostic> diagnostics,
        (SourceText Source, SourceSpan Span)? standIn = null)
    {
        this.source = source;
        text = source.Text;
        this.tokens = tokens;
        this.diagnostics = diagnostics;
        this.standIn = standIn;
    }

    /// <summary>Reads a whole file of native syntax.</summary>
    public static HclFile ParseFile(SourceText source)
    {
        var diagnostics = new List<HclDiagnostic>();
        var parser = new HclParser(source, HclLexer.Scan(source.Text), diagnostics);
        var body = parser.ParseTopLevel();
        return new HclFile(source, body, diagnostics);
    }

    /// <summary>Reads a text that is one expression.</summary>
    public static Expression ParseExpression(SourceText source, List<HclDiagnostic> diagnostics)
    {
        var parser = new HclParser(source, HclLexer.Scan(source.Text), diagnostics) { newlines = false };
        return parser.ParseWhole();
    }

    /// <summary>Reads a text that is one template without quotes.</summary>
    public static Expression ParseTemplate(SourceText source, List<HclDiagnostic> diagnostics) =>
        ParseTemplate(source, new SourceSpan(0, source.Text.Length), diagnostics, null);

    /// <summary>Reads a JSON string's text, as an expression or as a template.</summary>
    internal static Expression ParseEmbedded(SourceText source, SourceSpan span, bool isTemplate, List<HclDiagnostic> diagnostics,
        (SourceText Source, SourceSpan Span)? standIn)
    {
        if (isTemplate)
        {
            return ParseTemplate(source, span, diagnostics, standIn);
        }

        var tokens = HclLexer.Scan(source.Text, span.Start, span.End, LexerMode.Normal);
        return new HclParser(source, tokens, diagnostics, standIn) { newlines = false }.ParseWhole();
    }

    private static Expression ParseTemplate(SourceText source, SourceSpan span, List<HclDiagnostic> diagnostics,
        (SourceText Source, SourceSpan Span)? standIn)
    {
        var tokens = HclLexer.Scan(source.Text, span.Start, span.End, LexerMode.Bare);
        var parser = new HclParser(source, tokens, diagnostics, standIn);
        return parser.ParseTemplateUntil(TokenKind.EndOfFile, span.Start, false);
    }

    private Expression ParseWhole()
    {
        var expression = ParseExpression();
        if (!failed && Peek().Kind != TokenKind.EndOfFile)
        {
            Report(Peek(), "the end of the expression");
        }

        return expression;
    }

    private Token Peek()
    {
        var at = index;
        if (!newlines)
        {
            while (tokens[at].Kind == TokenKind.Newline)
            {
                at++;
            }
        }

        return tokens[at];
    }

    private Token Read()
    {
        if (!newlines)
        {
            while (tokens[index].Kind == TokenKind.Newline)
            {
                index++;
            }
        }

        var token = tokens[index];
        if (token.Kind != TokenKind.EndOfFile)
        {
            index++;
        }

        return token;
    }

    private bool TryRead(TokenKind kind)
    {
        if (Peek().Kind != kind)
        {
            return false;
        }

        Read();
        return true;
    }

    private Token Expect(TokenKind kind, string expected)
    {
        var token = Peek();
        if (token.Kind != kind)
        {
            Report(token, expected);
            return token;
        }

        return Read();
    }

    private ReadOnlySpan<char> TextOf(Token token) => text.AsSpan(token.Start, token.End - token.Start);

    private SourceSpan Place(SourceSpan span) => standIn?.Span ?? span;

    private SourceSpan From(int start) => Place(new SourceSpan(start, Math.Max(start, index > 0 ? tokens[index - 1].End : start)));

    /// <summary>Reports what was found against what was expected, and fails the item.</summary>
    private void Report(Token found, string expected) => Fail(found.Span, $"found {Describe(found)}, expected {expected}");

    private void Fail(SourceSpan span, string message)
    {
        if (!failed)
        {
            Warn(span, message);
        }

        failed = true;
    }

    /// <summary>Reports without giving the item up.</summary>
    private void Warn(SourceSpan span, string message)
    {
        if (diagnostics.Count < MaximumDiagnostics)
        {
            diagnostics.Add(new HclDiagnostic(standIn?.Source ?? source, Place(span), message));
        }
    }

    private string Describe(Token token) => token.Kind switch
    {
        TokenKind.EndOfFile => "the end of the file",
        TokenKind.Newline => "a new line",
        TokenKind.BrokenQuote => "the end of the line inside a quoted string",
        TokenKind.Invalid when TextOf(token) is "/*" => "a comment that is never closed",
        _ => "\"" + Shorten(TextOf(token).ToString()) + "\"",
    };

    private static string Shorten(string text) => text.Length > 40 ? text[..40] + "…" : text.TrimEnd('\r', '\n');
}
