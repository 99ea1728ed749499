namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary><c>{ a = 1 }</c>.</summary>
public sealed class ObjectExpression(SourceSpan span, IReadOnlyList<ObjectItem> items) : Expression(span, AboveItems(items))
{
    public IReadOnlyList<ObjectItem> Items { get; } = items;

    private static int AboveItems(IReadOnlyList<ObjectItem> items)
    {
        var height = 0;
        for (var i = 0; i < items.Count; i++)
        {
            height = Math.Max(height, Math.Max(items[i].Key.Height, items[i].Value.Height));
        }

        return height + 1;
    }
}
