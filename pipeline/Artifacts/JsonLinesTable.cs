using System.Text.Json;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// A table as JSON Lines, an object a row: the fields of <see cref="NodeFields"/> without their underscore, and
/// <c>attributes</c>, an object of column paths and <see cref="CellJson"/>. What is absent is left out.
/// </summary>
public static class JsonLinesTable
{
    private const string Attributes = "attributes";

    public static void Write(TextWriter output, IReadOnlyList<FlatColumn> columns, IEnumerable<CorpusRow> rows)
    {
        foreach (var row in rows)
        {
            var fields = NodeFields.Of(row);
            for (var i = 0; i < fields.Length; i++)
            {
                if (!fields[i].IsAbsent)
                {
                    output.Write(i == 0 ? '{' : ',');
                    Member(output, NodeFields.Names[i].AsSpan(1), fields[i]);
                }
            }

            output.Write($",\"{Attributes}\":{{");
            for (var i = 0; i < row.Row.Entries.Count; i++)
            {
                var entry = row.Row.Entries[i];
                output.Write(i == 0 ? "" : ",");
                Member(output, columns[entry.Column].Path, entry.Cell);
            }

            output.Write("}}\n");
        }
    }

    /// <exception cref="InputException">A line is no JSON, or not one that <see cref="Write"/> writes.</exception>
    public static IEnumerable<CorpusRow> Read(TextReader input, string name, IReadOnlyList<FlatColumn> columns)
    {
        var places = new Dictionary<string, int>(columns.Count, StringComparer.Ordinal);
        for (var i = 0; i < columns.Count; i++)
        {
            places[columns[i].Path] = i;
        }

        var number = 0;
        while (input.ReadLine() is { } line)
        {
            number++;
            yield return Row(line, places)
                ?? throw new InputException($"cannot read '{name}': line {number} is no row; run 'graphsec flatten' again");
        }
    }

    private static void Member(TextWriter output, ReadOnlySpan<char> name, FlatCell cell)
    {
        CellJson.WriteText(output, name);
        output.Write(':');
        CellJson.Write(output, cell);
    }

    private static CorpusRow? Row(string line, Dictionary<string, int> places)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var node = new FlatCell[NodeFields.Names.Count];
            for (var i = 0; i < node.Length; i++)
            {
                if (json.RootElement.TryGetProperty(NodeFields.Names[i].AsSpan(1), out var field))
                {
                    node[i] = CellJson.Read(field) ?? FlatCell.Null;
                }
            }

            var entries = Entries(json.RootElement.GetProperty(Attributes), places);
            return entries is null ? null : NodeFields.Read(node, entries);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static List<FlatEntry>? Entries(JsonElement attributes, Dictionary<string, int> places)
    {
        var entries = new List<FlatEntry>();
        foreach (var member in attributes.EnumerateObject())
        {
            if (!places.TryGetValue(member.Name, out var column) || CellJson.Read(member.Value) is not { } cell)
            {
                return null;
            }

            entries.Add(new FlatEntry(column, cell));
        }

        return entries;
    }
}
