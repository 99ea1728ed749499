using System.Text.Json;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// Cells as fields of a CSV file, so that all their states differ and each comes back as it was:
/// <list type="bullet">
/// <item>absent: an empty field;</item>
/// <item>null, unknown, an empty map: <c>\null</c>, <c>\unknown</c>, <c>\empty</c>;</item>
/// <item>a value in a column of its kind: as it is; a multiset, or any value in a mixed column: its JSON;</item>
/// <item>a text that is empty, begins like one of these, or begins with a character that makes a spreadsheet run it as a
/// formula (= + - @, tab, carriage return): after an apostrophe, which is taken away again on reading.</item>
/// </list>
/// </summary>
public static class CellText
{
    private const string NullWord = @"\null";
    private const string UnknownWord = @"\unknown";
    private const string EmptyMapWord = @"\empty";
    private const char Apostrophe = '\'';

    public static string Write(FlatCell cell, FlatColumnKind column) => cell.Kind switch
    {
        FlatKind.Absent => "",
        FlatKind.Null => NullWord,
        FlatKind.Unknown => UnknownWord,
        FlatKind.EmptyMap => EmptyMapWord,
        _ when column is FlatColumnKind.Mixed or FlatColumnKind.List => CellJson.Text(cell),
        FlatKind.Text => WriteText(cell.Text),
        _ => cell.Text,
    };

    /// <summary>The cell of a field, or null where the field is none of the column's kind.</summary>
    public static FlatCell? Read(string field, FlatColumnKind column) => field switch
    {
        "" => FlatCell.Absent,
        NullWord => FlatCell.Null,
        UnknownWord => FlatCell.Unknown,
        EmptyMapWord => FlatCell.EmptyMap,
        _ => column switch
        {
            FlatColumnKind.Text => FlatCell.Of(ReadText(field)),
            FlatColumnKind.Number => JsonNumber.IsNumber(field) ? FlatCell.OfNumber(field) : null,
            FlatColumnKind.Bool => field switch
            {
                "true" => FlatCell.True,
                "false" => FlatCell.False,
                _ => null,
            },
            _ => ReadJson(field),
        },
    };

    /// <summary>A text so that its field is never empty and never a formula.</summary>
    public static string WriteText(string text) =>
        text.Length == 0 || text[0] is Apostrophe or '\\' or '=' or '+' or '-' or '@' or '\t' or '\r' ? Apostrophe + text : text;

    public static string ReadText(string field) => field.StartsWith(Apostrophe) ? field[1..] : field;

    private static FlatCell? ReadJson(string field)
    {
        try
        {
            using var json = JsonDocument.Parse(field);
            return CellJson.Read(json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
