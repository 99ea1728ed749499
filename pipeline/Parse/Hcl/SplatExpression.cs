namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary><c>source[*].each</c> or <c>source.*.each</c>.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="source">What is gone through.</param>
/// <param name="item">The one <see cref="SplatItemExpression"/> that <paramref name="each"/> starts from.</param>
/// <param name="each">Evaluated once for every element.</param>
/// <param name="isFull">True for <c>[*]</c>, which takes indices along.</param>
public sealed class SplatExpression(SourceSpan span, Expression source, SplatItemExpression item, Expression each, bool isFull)
    : Expression(span, Math.Max(source.Height, each.Height) + 1)
{
    public Expression Source { get; } = source;

    public SplatItemExpression Item { get; } = item;

    public Expression Each { get; } = each;

    public bool IsFull { get; } = isFull;
}
