namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>JSON with places, before it is known what of it is a block, a template or plain text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands; a string with its quotes.</param>
/// <param name="Text">A string's text after escapes, a number's digits, a bool's word.</param>
internal sealed record JsonNode(JsonNodeKind Kind, SourceSpan Span, string Text = "")
{
    public IReadOnlyList<JsonNode> Items { get; init; } = [];

    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    /// <summary>The text between the quotes is the same as <see cref="Text"/>, so that places inside it can be told.</summary>
    public bool IsVerbatim => Text.Length == Span.Length - 2;
}
