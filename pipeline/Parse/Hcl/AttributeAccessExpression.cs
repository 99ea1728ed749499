namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary><c>source.name</c>.</summary>
public sealed class AttributeAccessExpression(SourceSpan span, Expression source, string name)
    : Expression(span, source.Height + 1)
{
    public Expression Source { get; } = source;

    public string Name { get; } = name;
}
