namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>An expression as written, not evaluated.</summary>
/// <param name="span">Where it stands in its file.</param>
/// <param name="height">Longest way down to a leaf: bounded by the parser, so that a walk may recurse.</param>
public abstract class Expression(SourceSpan span, int height)
{
    public SourceSpan Span { get; } = span;

    public int Height { get; } = height;

    internal static int Above(IReadOnlyList<Expression> children)
    {
        var height = 0;
        for (var i = 0; i < children.Count; i++)
        {
            height = Math.Max(height, children[i].Height);
        }

        return height + 1;
    }
}
