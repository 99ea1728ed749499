namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>Two operands and the token between them.</summary>
public sealed class BinaryExpression(TokenKind operation, Expression left, Expression right)
    : Expression(left.Span.To(right.Span), Math.Max(left.Height, right.Height) + 1)
{
    public TokenKind Operation { get; } = operation;

    public Expression Left { get; } = left;

    public Expression Right { get; } = right;
}
