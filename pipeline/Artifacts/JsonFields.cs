using System.Text.Json;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>The members that several JSON artifacts share. Readers throw what <see cref="JsonDocument"/> throws where a member is
/// missing or of another kind.</summary>
internal static class JsonFields
{
    public static string Text(this JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");

    public static int Int(this JsonElement element, string name) => element.GetProperty(name).GetInt32();

    public static double Double(this JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.GetDouble() : double.NaN;

    public static T Word<T>(this JsonElement element, string name)
        where T : struct, Enum =>
        EnumWords.Parse<T>(element.Text(name)) ?? throw new FormatException($"'{name}' is no {typeof(T).Name}");

    /// <summary>A list of texts; a missing one is empty.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) ? Texts(list) : [];

    public static IReadOnlyList<string> Texts(this JsonElement list)
    {
        var texts = new string[list.GetArrayLength()];
        var i = 0;
        foreach (var item in list.EnumerateArray())
        {
            texts[i++] = item.GetString() ?? throw new FormatException("a text is null");
        }

        return texts;
    }

    public static SourcePlace? Place(this JsonElement element, string name) => element.TryGetProperty(name, out var place)
        ? new SourcePlace(place[0].GetString()!, place[1].GetInt32(), place[2].GetInt32())
        : null;

    /// <summary>Left out where empty.</summary>
    public static void Texts(this Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            writer.WritePropertyName(name);
            writer.Texts(texts);
        }
    }

    public static void Texts(this Utf8JsonWriter writer, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray();
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    /// <summary>Places by module, as <c>{module: [file, line, column]}</c>, sorted; left out where there are none.</summary>
    public static void Calls(this Utf8JsonWriter writer, IReadOnlyDictionary<string, SourcePlace> calls)
    {
        if (calls.Count > 0)
        {
            writer.WriteStartObject("calls");
            foreach (var (module, place) in calls.OrderBy(call => call.Key, StringComparer.Ordinal))
            {
                writer.Place(module, place);
            }

            writer.WriteEndObject();
        }
    }

    public static IReadOnlyDictionary<string, SourcePlace> Calls(this JsonElement element) => element.TryGetProperty("calls", out var calls)
        ? calls.EnumerateObject().ToDictionary(call => call.Name, call => calls.Place(call.Name)!, StringComparer.Ordinal)
        : new Dictionary<string, SourcePlace>();

    /// <summary>JSON has no number that is none; it is null there.</summary>
    public static void Double(this Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    /// <summary>As <c>[file, line, column]</c>; left out where not known.</summary>
    public static void Place(this Utf8JsonWriter writer, string name, SourcePlace? place)
    {
        if (place is not null)
        {
            writer.WriteStartArray(name);
            writer.WriteStringValue(place.File);
            writer.WriteNumberValue(place.Line);
            writer.WriteNumberValue(place.Column);
            writer.WriteEndArray();
        }
    }
}
