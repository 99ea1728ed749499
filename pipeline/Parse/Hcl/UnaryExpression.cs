namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary><c>-x</c> or <c>!x</c>.</summary>
public sealed class UnaryExpression(SourceSpan span, TokenKind operation, Expression operand)
    : Expression(span, operand.Height + 1)
{
    /// <summary><see cref="TokenKind.Minus"/> or <see cref="TokenKind.Not"/>.</summary>
    public TokenKind Operation { get; } = operation;

    public Expression Operand { get; } = operand;
}
