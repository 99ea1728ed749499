namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary><c>type "label" { body }</c>.</summary>
/// <param name="Type">The word before the labels.</param>
/// <param name="Labels">In order.</param>
/// <param name="Body">What stands between the braces.</param>
/// <param name="HeaderSpan">Type and labels.</param>
public sealed record HclBlock(string Type, IReadOnlyList<string> Labels, HclBody Body, SourceSpan HeaderSpan)
{
    /// <summary>From the type to the closing brace; empty where the block was read from JSON.</summary>
    public SourceSpan Span { get; init; }
}
