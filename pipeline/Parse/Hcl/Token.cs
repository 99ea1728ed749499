namespace GraphSec.Pipeline.Parse.Hcl;

internal readonly record struct Token(TokenKind Kind, int Start, int End)
{
    public SourceSpan Span => new(Start, End);
}
