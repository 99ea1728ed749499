using System.Text.Json;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// An <see cref="AttributeValue"/> as JSON. Plain values are plain JSON; what JSON has no word for is an object with the
/// reserved member <c>$</c>: <c>{"$":"unknown"}</c>, <c>{"$":"sensitive","value":…}</c>,
/// <c>{"$":"number","value":"NaN"}</c>, and <c>{"$":"object","value":…}</c> for an object that itself has such a member.
/// </summary>
public static class AttributeJson
{
    /// <summary>Deepest nesting read or written. Terraform's own values stay below 40, a JSON input is read to 512, and each
    /// level may take a tag of its own.</summary>
    public const int MaxDepth = 4096;

    private const string Tag = "$";
    private const string Value = "value";

    /// <summary>Writes the value as it is: mask before.</summary>
    public static void Write(Utf8JsonWriter writer, AttributeValue value)
    {
        if (!value.IsSensitive)
        {
            WriteContent(writer, value);
            return;
        }

        WriteTag(writer, "sensitive");
        WriteContent(writer, value);
        writer.WriteEndObject();
    }

    public static AttributeValue Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.True:
                return AttributeValue.True;
            case JsonValueKind.False:
                return AttributeValue.False;
            case JsonValueKind.Number:
                return AttributeValue.OfNumber(element.GetRawText());
            case JsonValueKind.String:
                return AttributeValue.Of(element.GetString()!);
            case JsonValueKind.Array:
                return AttributeValue.Of(element.EnumerateArray().Select(Read).ToArray());
            case JsonValueKind.Object:
                return element.TryGetProperty(Tag, out var tag) ? ReadTagged(element, tag.GetString()) : ReadObject(element);
            default:
                return AttributeValue.Null;
        }
    }

    private static void WriteContent(Utf8JsonWriter writer, AttributeValue value)
    {
        switch (value.Kind)
        {
            case AttributeKind.Null:
                writer.WriteNullValue();
                break;
            case AttributeKind.Unknown:
                writer.WriteStartObject();
                writer.WriteString(Tag, "unknown");
                writer.WriteEndObject();
                break;
            case AttributeKind.Bool:
                writer.WriteBooleanValue(value.Boolean);
                break;
            case AttributeKind.Number when IsJsonNumber(value.Text):
                writer.WriteRawValue(value.Text, skipInputValidation: true);
                break;
            case AttributeKind.Number:
                WriteTag(writer, "number");
                writer.WriteStringValue(value.Text);
                writer.WriteEndObject();
                break;
            case AttributeKind.String:
                writer.WriteStringValue(value.Text);
                break;
            case AttributeKind.List:
                writer.WriteStartArray();
                foreach (var item in value.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                WriteObject(writer, value);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, AttributeValue value)
    {
        var clash = value[Tag] is not null;
        if (clash)
        {
            WriteTag(writer, "object");
        }

        writer.WriteStartObject();
        foreach (var (name, member) in value.Members)
        {
            writer.WritePropertyName(name);
            Write(writer, member);
        }

        writer.WriteEndObject();
        if (clash)
        {
            writer.WriteEndObject();
        }
    }

    private static void WriteTag(Utf8JsonWriter writer, string tag)
    {
        writer.WriteStartObject();
        writer.WriteString(Tag, tag);
        writer.WritePropertyName(Value);
    }

    private static AttributeValue ReadTagged(JsonElement element, string? tag) => tag switch
    {
        "unknown" => AttributeValue.Unknown,
        "sensitive" => Read(element.GetProperty(Value)).AsSensitive(),
        "number" => AttributeValue.OfNumber(element.GetProperty(Value).GetString()!),
        "object" => ReadObject(element.GetProperty(Value)),
        _ => throw new FormatException($"unknown value tag '{tag}'"),
    };

    private static AttributeValue ReadObject(JsonElement element) => AttributeValue.Of(
        element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Read(member.Value))).ToArray());

    private static bool IsJsonNumber(string text)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(text));
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.ValueSpan.Length == text.Length
                && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
