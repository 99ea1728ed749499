using System.Text.Json;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// Cells as JSON (RFC 8259). A number keeps its digits, a multiset is an array, an empty map is <c>{}</c>, and what is known
/// only after apply is <c>{"unknown":true}</c>. An absent cell has no JSON: its member is left out.
/// </summary>
public static class CellJson
{
    private const string Unknown = "unknown";

    public static void Write(TextWriter output, FlatCell cell)
    {
        switch (cell.Kind)
        {
            case FlatKind.Null:
                output.Write("null");
                break;
            case FlatKind.Unknown:
                output.Write("{\"unknown\":true}");
                break;
            case FlatKind.EmptyMap:
                output.Write("{}");
                break;
            case FlatKind.Text:
                WriteText(output, cell.Text);
                break;
            case FlatKind.List:
                WriteList(output, cell.Items);
                break;
            case FlatKind.Absent:
                throw new ArgumentException("an absent cell has no JSON", nameof(cell));
            default:
                output.Write(cell.Text);
                break;
        }
    }

    public static void WriteText(TextWriter output, ReadOnlySpan<char> text)
    {
        output.Write('"');
        while (text.Length > 0)
        {
            var special = 0;
            while (special < text.Length && text[special] is >= ' ' and not ('"' or '\\'))
            {
                special++;
            }

            output.Write(text[..special]);
            if (special == text.Length)
            {
                break;
            }

            WriteEscaped(output, text[special]);
            text = text[(special + 1)..];
        }

        output.Write('"');
    }

    public static string Text(FlatCell cell)
    {
        using var text = new StringWriter();
        Write(text, cell);
        return text.ToString();
    }

    /// <summary>The cell of a JSON value, or null where it is none of the forms above.</summary>
    public static FlatCell? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => FlatCell.Null,
        JsonValueKind.True => FlatCell.True,
        JsonValueKind.False => FlatCell.False,
        JsonValueKind.Number => FlatCell.OfNumber(json.GetRawText()),
        JsonValueKind.String => FlatCell.Of(json.GetString()!),
        JsonValueKind.Object when json.GetPropertyCount() == 0 => FlatCell.EmptyMap,
        JsonValueKind.Object when json.TryGetProperty(Unknown, out _) => FlatCell.Unknown,
        JsonValueKind.Array => ReadList(json),
        _ => null,
    };

    private static FlatCell? ReadList(JsonElement json)
    {
        var items = new FlatCell[json.GetArrayLength()];
        var count = 0;
        foreach (var element in json.EnumerateArray())
        {
            if (Read(element) is not { Kind: not FlatKind.List } item)
            {
                return null;
            }

            items[count++] = item;
        }

        return FlatCell.OfItems(items);
    }

    private static void WriteList(TextWriter output, ReadOnlySpan<FlatCell> items)
    {
        output.Write('[');
        for (var i = 0; i < items.Length; i++)
        {
            output.Write(i == 0 ? "" : ",");
            Write(output, items[i]);
        }

        output.Write(']');
    }

    private static void WriteEscaped(TextWriter output, char character)
    {
        switch (character)
        {
            case '"' or '\\':
                output.Write('\\');
                output.Write(character);
                break;
            case '\n':
                output.Write("\\n");
                break;
            default:
                output.Write($"\\u{(int)character:x4}");
                break;
        }
    }
}
