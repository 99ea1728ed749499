namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>A function call.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="name">With its namespaces: <c>provider::aws::arn_parse</c>.</param>
/// <param name="arguments">In order.</param>
/// <param name="expandsLast">The last argument is followed by <c>...</c>.</param>
public sealed class CallExpression(SourceSpan span, string name, IReadOnlyList<Expression> arguments, bool expandsLast)
    : Expression(span, Above(arguments))
{
    public string Name { get; } = name;

    public IReadOnlyList<Expression> Arguments { get; } = arguments;

    public bool ExpandsLast { get; } = expandsLast;
}
