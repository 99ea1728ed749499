using System.Text;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Edges;

/// <summary>Replacements in one text. Of two that overlap the one that begins first, or else is longer, wins.</summary>
internal sealed class TextEdits
{
    private readonly List<(SourceSpan Span, string Text)> edits = [];

    public bool IsEmpty => edits.Count == 0;

    public void Replace(SourceSpan span, string text) => edits.Add((span, text));

    public void Remove(SourceSpan span) => edits.Add((span, ""));

    public string Apply(string text)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (span, replacement) in edits.OrderBy(edit => edit.Span.Start).ThenByDescending(edit => edit.Span.End))
        {
            if (span.Start >= at)
            {
                result.Append(text, at, span.Start - at).Append(replacement);
                at = span.End;
            }
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
