using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Fuzz.Readers;

/// <summary>Every node lies in the file, and a child inside its parent.</summary>
internal sealed class HclTreeCheck(SourceText source, Novelty novelty)
{
    public void Body(HclBody body, int depth)
    {
        if (depth > HclParser.MaximumDepth)
        {
            throw new BrokenPropertyException("blocks nest deeper than is allowed");
        }

        foreach (var item in body.Items)
        {
            if (item.Attribute is { } attribute)
            {
                InFile(attribute.NameSpan);
                Expression(attribute.Value, 22);
            }
            else if (item.Block is { } block)
            {
                InFile(block.HeaderSpan);
                novelty.Saw(6, Math.Min(depth, 9), Math.Min(block.Labels.Count, 4));
                Body(block.Body, depth + 1);
            }
        }
    }

    public void Expression(Expression expression, int parent)
    {
        InFile(expression.Span);
        if (expression.Height > HclParser.MaximumDepth * 4)
        {
            throw new BrokenPropertyException($"a tree is too high: {expression.Height}");
        }

        var kind = Novelty.StableHash(expression.GetType().Name);
        novelty.Saw(7, parent, kind);
        foreach (var child in HclChildren.Of(expression))
        {
            if (child.Span.Start < expression.Span.Start || child.Span.End > expression.Span.End)
            {
                throw new BrokenPropertyException(
                    $"a {child.GetType().Name} leaves its {expression.GetType().Name}: {child.Span} in {expression.Span}");
            }

            Expression(child, kind);
        }
    }

    private void InFile(SourceSpan span)
    {
        if (span.Start < 0 || span.End < span.Start || span.End > source.Text.Length)
        {
            throw new BrokenPropertyException($"a node lies outside of its file: {span} of {source.Text.Length}");
        }
    }
}
