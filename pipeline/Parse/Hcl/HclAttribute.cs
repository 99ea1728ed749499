namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary><c>name = value</c>.</summary>
public sealed record HclAttribute(string Name, Expression Value, SourceSpan NameSpan)
{
    /// <summary>From the name to the end of the value, brackets around it included; empty where it was read from JSON.</summary>
    public SourceSpan Span { get; init; }
}
