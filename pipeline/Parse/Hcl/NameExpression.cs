namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>The first name of a reference: <c>var</c> of <c>var.zone</c>.</summary>
public sealed class NameExpression(SourceSpan span, string name) : Expression(span, 1)
{
    public string Name { get; } = name;
}
