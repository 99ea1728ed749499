namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>Attributes and blocks in source order, with the file that they stand in.</summary>
public sealed class HclBody(SourceText source, IReadOnlyList<HclBodyItem> items)
{
    public SourceText Source { get; } = source;

    public IReadOnlyList<HclBodyItem> Items { get; } = items;

    /// <summary>The attribute of that name, or null.</summary>
    public HclAttribute? Find(string name)
    {
        for (var i = 0; i < Items.Count; i++)
        {
            if (Items[i].Attribute is { } attribute && attribute.Name == name)
            {
                return attribute;
            }
        }

        return null;
    }

    public IEnumerable<HclBlock> Blocks(string type)
    {
        for (var i = 0; i < Items.Count; i++)
        {
            if (Items[i].Block is { } block && block.Type == type)
            {
                yield return block;
            }
        }
    }
}
