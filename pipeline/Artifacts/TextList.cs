using System.Text.Json;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>A list of texts, in order, as one CSV field: a JSON array; an empty list is an empty field.</summary>
internal static class TextList
{
    public static string Write(IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return "";
        }

        using var output = new StringWriter();
        for (var i = 0; i < texts.Count; i++)
        {
            output.Write(i == 0 ? '[' : ',');
            CellJson.WriteText(output, FlatCell.Of(texts[i]).Text);
        }

        output.Write(']');
        return output.ToString();
    }

    /// <summary>A text that is "" where it is not known: the empty field.</summary>
    public static string WriteOptional(string text) => text.Length == 0 ? "" : CellText.WriteText(text);

    /// <summary>The texts, or null where the field is no such list.</summary>
    public static IReadOnlyList<string>? Read(string field)
    {
        if (field.Length == 0)
        {
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(field);
            return [.. json.RootElement.EnumerateArray().Select(item => item.GetString()!)];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
