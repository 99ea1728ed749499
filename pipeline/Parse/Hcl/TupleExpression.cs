namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary><c>[a, b]</c>.</summary>
public sealed class TupleExpression(SourceSpan span, IReadOnlyList<Expression> items) : Expression(span, Above(items))
{
    public IReadOnlyList<Expression> Items { get; } = items;
}
