namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>The strings of a <c>%{for}</c>, joined.</summary>
public sealed class TemplateJoinExpression(ForExpression loop) : Expression(loop.Span, loop.Height + 1)
{
    public ForExpression Loop { get; } = loop;
}
