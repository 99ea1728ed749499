namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>A constant.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="kind">What it is.</param>
/// <param name="text">A number's digits, a string's text after escapes, <c>true</c> or <c>false</c>.</param>
public sealed class LiteralExpression(SourceSpan span, LiteralKind kind, string text) : Expression(span, 1)
{
    public LiteralKind Kind { get; } = kind;

    public string Text { get; } = text;
}
