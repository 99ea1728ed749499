namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary><c>source[key]</c>, and the legacy <c>source.0</c>.</summary>
public sealed class IndexExpression(SourceSpan span, Expression source, Expression key)
    : Expression(span, Math.Max(source.Height, key.Height) + 1)
{
    public Expression Source { get; } = source;

    public Expression Key { get; } = key;
}
