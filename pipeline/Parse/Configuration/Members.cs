using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>Gathers an object's members in source order; blocks of one type become one list.</summary>
internal sealed class Members
{
    private readonly List<(string Name, AttributeValue? Value, List<AttributeValue>? Blocks)> members = [];

    public void Add(string name, AttributeValue value)
    {
        if (IndexOf(name) < 0)
        {
            members.Add((name, value, null));
        }
    }

    public void AddBlock(string name, AttributeValue block)
    {
        var at = IndexOf(name);
        if (at < 0)
        {
            members.Add((name, null, [block]));
        }
        else
        {
            members[at].Blocks?.Add(block);
        }
    }

    public AttributeValue ToValue()
    {
        var result = new KeyValuePair<string, AttributeValue>[members.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var (name, value, blocks) = members[i];
            result[i] = KeyValuePair.Create(name, value ?? AttributeValue.Of(blocks!));
        }

        return result.Length == 0 ? AttributeValue.EmptyObject : AttributeValue.Of(result);
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
