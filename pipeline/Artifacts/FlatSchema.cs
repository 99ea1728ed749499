using System.Text.Json;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>The tables of a flattened corpus: for each key its file, and its columns with their kinds.</summary>
/// <param name="Format">The format of the table files.</param>
/// <param name="Tables">By key, sorted, ordinal.</param>
public sealed record FlatSchema(TableFormat Format, IReadOnlyList<FlatSchemaTable> Tables)
{
    /// <summary>Raised when an older reader would misread the files.</summary>
    private const int Version = 1;

    private static readonly JsonWriterOptions Style = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public void Write(string path) => AtomicFile.Write(path, stream =>
    {
        using var json = new Utf8JsonWriter(stream, Style);
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("format", EnumWords.Of(Format));
        json.WriteStartObject("tables");
        foreach (var table in Tables)
        {
            json.WriteStartObject(table.Key);
            json.WriteString("file", table.File);
            json.WriteStartObject("columns");
            foreach (var column in table.Columns)
            {
                json.WriteString(column.Path, EnumWords.Of(column.Kind));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    });

    /// <exception cref="InputException">The file is missing, or not a schema of this version.</exception>
    public static FlatSchema Read(string path)
    {
        using var text = ArtifactReader.OpenText(path);
        try
        {
            using var json = JsonDocument.Parse(text.ReadToEnd());
            if (json.RootElement.GetProperty("version").GetInt32() == Version
                && EnumWords.Parse<TableFormat>(json.RootElement.GetProperty("format").GetString()!) is { } format)
            {
                return new FlatSchema(format, ReadTables(json.RootElement.GetProperty("tables")));
            }
        }
        catch (Exception error)
            when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw Foreign(path, error);
        }

        throw Foreign(path, null);
    }

    private static List<FlatSchemaTable> ReadTables(JsonElement json)
    {
        var tables = new List<FlatSchemaTable>();
        foreach (var table in json.EnumerateObject())
        {
            var columns = new List<FlatColumn>();
            foreach (var column in table.Value.GetProperty("columns").EnumerateObject())
            {
                columns.Add(new FlatColumn(column.Name, EnumWords.Parse<FlatColumnKind>(column.Value.GetString()!)
                    ?? throw new FormatException("a kind of column that is none")));
            }

            tables.Add(new FlatSchemaTable(table.Name, table.Value.GetProperty("file").GetString()!, columns));
        }

        return tables;
    }

    private static InputException Foreign(string path, Exception? inner)
    {
        var message = $"cannot read '{path}': it is not the schema of this version; run 'graphsec flatten' again";
        return inner is null ? new InputException(message) : new InputException(message, inner);
    }
}
