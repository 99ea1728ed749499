using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Flatten;

/// <summary>Reads the JSON document that a text attribute holds: a policy, container definitions, a dashboard.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    /// <summary>The document, or null where the text is not an object or a list of objects in JSON (RFC 8259).</summary>
    public static AttributeValue? Read(string text, int maxLength)
    {
        if (text.Length > maxLength || !LooksLikeDocument(text))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return Value(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair: well-formed JSON that is no text.
            return null;
        }
    }

    private static bool LooksLikeDocument(string text)
    {
        var rest = text.AsSpan().Trim();
        if (rest.Length < 2)
        {
            return false;
        }

        return (rest[0], rest[^1]) switch
        {
            ('{', '}') => true,
            ('[', ']') => rest[1..].TrimStart().StartsWith('{'),
            _ => false,
        };
    }

    private static AttributeValue Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => AttributeValue.Of(Members(element)),
        JsonValueKind.Array => AttributeValue.Of(Items(element)),
        JsonValueKind.String => AttributeValue.Of(element.GetString()!),
        JsonValueKind.Number => AttributeValue.OfNumber(element.GetRawText()),
        JsonValueKind.True => AttributeValue.True,
        JsonValueKind.False => AttributeValue.False,
        _ => AttributeValue.Null,
    };

    private static List<KeyValuePair<string, AttributeValue>> Members(JsonElement element)
    {
        var members = new List<KeyValuePair<string, AttributeValue>>();
        foreach (var member in element.EnumerateObject())
        {
            members.Add(KeyValuePair.Create(member.Name, Value(member.Value)));
        }

        return members;
    }

    private static List<AttributeValue> Items(JsonElement element)
    {
        var items = new List<AttributeValue>(element.GetArrayLength());
        foreach (var item in element.EnumerateArray())
        {
            items.Add(Value(item));
        }

        return items;
    }
}
