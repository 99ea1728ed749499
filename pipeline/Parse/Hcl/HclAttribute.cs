namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary><c>name = value</c>.</summary>
public sealed record HclAttribute(string Name, Expression Value, SourceSpan NameSpan);
