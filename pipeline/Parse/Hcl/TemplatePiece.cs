namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>A template's text, interpolations and directives in a row, before the directives are paired.</summary>
internal struct TemplatePiece
{
    public TemplatePieceKind Kind;
    public SourceSpan Span;
    public string Text;

    /// <summary>The interpolated value, the condition of an <c>if</c> or the collection of a <c>for</c>.</summary>
    public Expression? Expression;

    public string? KeyName;
    public string? ValueName;
}
