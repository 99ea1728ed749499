using System.Text;
using System.Text.Json;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Values to and from JSON, byte for byte as jsonencode writes it.</summary>
internal static class JsonText
{
    /// <exception cref="EvaluationException">Not JSON.</exception>
    public static Value Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Limits.Depth });
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new EvaluationException($"not valid JSON: {exception.Message}", exception);
        }
    }

    public static string Write(Value value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    /// <summary>The text as a JSON string without HTML's escapes, as format's %q writes it.</summary>
    public static string Quoted(string value)
    {
        var text = new StringBuilder();
        WriteString(value, text);
        return text.ToString();
    }

    private static Value Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        JsonValueKind.Number => Value.Of(Number.Parse(element.GetRawText())),
        JsonValueKind.String => Value.Of(element.GetString()!),
        JsonValueKind.Array => Value.TupleOf([.. element.EnumerateArray().Select(Read)]),
        JsonValueKind.Object => Value.ObjectOf(
            element.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, Read(property.Value)))),
        _ => Value.Null,
    };

    private static void Write(Value value, StringBuilder text)
    {
        Limits.CheckText(text.Length);
        switch (value.Kind)
        {
            case ValueKind.Null:
                text.Append("null");
                break;
            case ValueKind.Bool:
                text.Append(value.Boolean ? "true" : "false");
                break;
            case ValueKind.Number:
                text.Append(value.Number);
                break;
            case ValueKind.String:
                WriteString(value.Text, text);
                break;
            case ValueKind.Unknown:
                throw new EvaluationException("an unknown value has no JSON");
            default:
                WriteParts(value, text);
                break;
        }
    }

    private static void WriteParts(Value value, StringBuilder text)
    {
        var separator = "";
        text.Append(value.IsKeyed ? '{' : '[');
        foreach (var item in value.Items)
        {
            text.Append(separator);
            Write(item, text);
            separator = ",";
        }

        foreach (var (key, item) in value.Members)
        {
            text.Append(separator);
            WriteString(key, text);
            text.Append(':');
            Write(item, text);
            separator = ",";
        }

        text.Append(value.IsKeyed ? '}' : ']');
    }

    private static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var unit = value[i];
            var isAlone = char.IsHighSurrogate(unit)
                ? i + 1 == value.Length || !char.IsLowSurrogate(value[i + 1])
                : char.IsLowSurrogate(unit) && (i == 0 || !char.IsHighSurrogate(value[i - 1]));
            _ = unit switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' => text.Append($"\\u{(int)unit:x4}"),
                _ => text.Append(isAlone ? '\uFFFD' : unit),
            };
        }

        text.Append('"');
    }
}
