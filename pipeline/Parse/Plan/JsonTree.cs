using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>
/// Reads JSON values as trees; of two members of a name the last stays. Children wait on two stacks until their parent is
/// closed, so that nothing but what is kept is allocated.
/// </summary>
internal sealed class JsonTree
{
    private readonly ValuePool pool = new();
    private AttributeValue[] items = new AttributeValue[64];
    private KeyValuePair<string, AttributeValue>[] members = new KeyValuePair<string, AttributeValue>[64];
    private int itemCount;
    private int memberCount;

    /// <summary>Reads the value whose first token was read. Depth is bounded by <see cref="JsonTokens"/>.</summary>
    public static AttributeValue Read(JsonTokens json)
    {
        if (json.Type is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return json.Type switch
            {
                JsonTokenType.String => AttributeValue.Of(json.Text()),
                JsonTokenType.Number => AttributeValue.OfNumber(json.Text()),
                JsonTokenType.True => AttributeValue.True,
                JsonTokenType.False => AttributeValue.False,
                _ => AttributeValue.Null,
            };
        }

        var reader = json.Resume();
        var tree = json.Tree.ReadChildren(json, ref reader, json.Type);
        json.Suspend(in reader);
        return tree;
    }

    private AttributeValue ReadChildren(JsonTokens json, ref Utf8JsonReader reader, JsonTokenType open) =>
        open == JsonTokenType.StartObject ? ReadObject(json, ref reader) : ReadArray(json, ref reader);

    private AttributeValue ReadValue(JsonTokens json, ref Utf8JsonReader reader)
    {
        json.Advance(ref reader);
        return ReadCurrent(json, ref reader);
    }

    private AttributeValue ReadCurrent(JsonTokens json, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                return ReadChildren(json, ref reader, reader.TokenType);
            case JsonTokenType.String when reader.ValueIsEscaped:
                return AttributeValue.Of(json.Unescaped(in reader));
            case JsonTokenType.String:
                return pool.String(reader.ValueSpan);
            case JsonTokenType.Number:
                return pool.Number(reader.ValueSpan);
            case JsonTokenType.True:
                return AttributeValue.True;
            case JsonTokenType.False:
                return AttributeValue.False;
            default:
                return AttributeValue.Null;
        }
    }

    private AttributeValue ReadArray(JsonTokens json, ref Utf8JsonReader reader)
    {
        var first = itemCount;
        while (true)
        {
            json.Advance(ref reader);
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                break;
            }

            var item = ReadCurrent(json, ref reader);
            if (itemCount == items.Length)
            {
                Array.Resize(ref items, itemCount * 2);
            }

            items[itemCount++] = item;
        }

        var list = pool.List(items.AsSpan(first, itemCount - first));
        itemCount = first;
        return list;
    }

    private AttributeValue ReadObject(JsonTokens json, ref Utf8JsonReader reader)
    {
        var first = memberCount;
        Dictionary<string, int>? index = null;
        while (true)
        {
            json.Advance(ref reader);
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                break;
            }

            var name = json.NameOf(in reader);
            var member = KeyValuePair.Create(name, ReadValue(json, ref reader));
            var at = IndexOf(first, ref index, name);
            if (at >= 0)
            {
                members[at] = member;
                continue;
            }

            if (memberCount == members.Length)
            {
                Array.Resize(ref members, memberCount * 2);
            }

            index?.Add(name, memberCount);
            members[memberCount++] = member;
        }

        var tree = pool.Object(members.AsSpan(first, memberCount - first));
        memberCount = first;
        return tree;
    }

    /// <summary>Where among the open object's members a name is; most objects are small enough to look through.</summary>
    private int IndexOf(int first, ref Dictionary<string, int>? index, string name)
    {
        const int mostScanned = 96;
        if (index is not null)
        {
            return index.TryGetValue(name, out var known) ? known : -1;
        }

        for (var i = first; i < memberCount; i++)
        {
            if (members[i].Key == name)
            {
                return i;
            }
        }

        if (memberCount - first >= mostScanned)
        {
            index = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = first; i < memberCount; i++)
            {
                index.Add(members[i].Key, i);
            }
        }

        return -1;
    }
}
