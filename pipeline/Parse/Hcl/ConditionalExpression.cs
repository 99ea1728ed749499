namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary><c>condition ? then : otherwise</c>, and the <c>%{if}</c> of templates.</summary>
public sealed class ConditionalExpression(SourceSpan span, Expression condition, Expression then, Expression otherwise)
    : Expression(span, Math.Max(condition.Height, Math.Max(then.Height, otherwise.Height)) + 1)
{
    public Expression Condition { get; } = condition;

    public Expression Then { get; } = then;

    public Expression Otherwise { get; } = otherwise;
}
