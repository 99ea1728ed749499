using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>
/// Merges a block of an override file into the block that it overrides: arguments are replaced one by one, nested blocks of a
/// type all at once; <c>lifecycle</c> is merged argument by argument.
/// </summary>
internal static class BodyOverride
{
    public static HclBlock Apply(HclBlock original, HclBlock change) => original with { Body = Apply(original.Body, change.Body) };

    private static HclBody Apply(HclBody original, HclBody change)
    {
        var items = new List<HclBodyItem>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in original.Items)
        {
            if (item.Attribute is { } attribute)
            {
                items.Add(new HclBodyItem(change.Find(attribute.Name) ?? attribute, null));
                used.Add(attribute.Name);
            }
            else if (item.Block is { } block && First(change, TypeOf(block)) is { } replacement)
            {
                if (block.Type == "lifecycle")
                {
                    items.Add(new HclBodyItem(null, Apply(block, replacement)));
                    used.Add("lifecycle{");
                }
            }
            else
            {
                items.Add(item);
            }
        }

        foreach (var item in change.Items)
        {
            if (!used.Contains(item.Attribute?.Name ?? TypeOf(item.Block!) + "{"))
            {
                items.Add(item);
            }
        }

        return new HclBody(original.Source, items);
    }

    private static HclBlock? First(HclBody body, string type)
    {
        foreach (var item in body.Items)
        {
            if (item.Block is { } block && TypeOf(block) == type)
            {
                return block;
            }
        }

        return null;
    }

    /// <summary>A dynamic block stands for blocks of its label's type.</summary>
    private static string TypeOf(HclBlock block) => block is { Type: "dynamic", Labels.Count: 1 } ? block.Labels[0] : block.Type;
}
