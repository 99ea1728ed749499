using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>Reads one JSON value as a tree; of two members of a name the last stays.</summary>
internal static class JsonTree
{
    /// <summary>Reads the value whose first token was read. Depth is bounded by <see cref="JsonTokens"/>.</summary>
    public static AttributeValue Read(JsonTokens json)
    {
        switch (json.Type)
        {
            case JsonTokenType.StartObject:
                return ReadObject(json);
            case JsonTokenType.StartArray:
                List<AttributeValue>? items = null;
                while (json.NextItem())
                {
                    (items ??= []).Add(Read(json));
                }

                return AttributeValue.Of(items is null ? [] : items.ToArray());
            case JsonTokenType.String:
                return AttributeValue.Of(json.Text());
            case JsonTokenType.Number:
                return AttributeValue.OfNumber(json.Text());
            case JsonTokenType.True:
                return AttributeValue.True;
            case JsonTokenType.False:
                return AttributeValue.False;
            default:
                return AttributeValue.Null;
        }
    }

    private static AttributeValue ReadObject(JsonTokens json)
    {
        List<KeyValuePair<string, AttributeValue>>? members = null;
        Dictionary<string, int>? index = null;
        while (json.NextMember(out var name))
        {
            members ??= [];
            var member = KeyValuePair.Create(name, Read(json));
            var at = IndexOf(members, ref index, name);
            if (at >= 0)
            {
                members[at] = member;
            }
            else
            {
                index?.Add(name, members.Count);
                members.Add(member);
            }
        }

        return members is null ? AttributeValue.EmptyObject : AttributeValue.Of(members.ToArray());
    }

    private static int IndexOf(List<KeyValuePair<string, AttributeValue>> members, ref Dictionary<string, int>? index, string name)
    {
        if (index is not null)
        {
            return index.TryGetValue(name, out var known) ? known : -1;
        }

        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].Key == name)
            {
                return i;
            }
        }

        if (members.Count >= 16)
        {
            index = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < members.Count; i++)
            {
                index.Add(members[i].Key, i);
            }
        }

        return -1;
    }
}
