namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>Stands for the current element inside a <see cref="SplatExpression"/>.</summary>
public sealed class SplatItemExpression(SourceSpan span) : Expression(span, 1);
