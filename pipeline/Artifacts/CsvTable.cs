namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// A table as comma-separated values (RFC 4180) with a header, a row at a time: the fields of <see cref="NodeFields"/>, then
/// one a column, in the forms of <see cref="CellText"/>. Reading needs the columns with their kinds.
/// </summary>
public static class CsvTable
{
    public static void Write(TextWriter output, IReadOnlyList<FlatColumn> columns, IEnumerable<CorpusRow> rows)
    {
        var csv = new CsvWriter(output);
        foreach (var name in NodeFields.Names)
        {
            csv.Field(name);
        }

        foreach (var column in columns)
        {
            csv.Field(CellText.WriteText(column.Path));
        }

        csv.EndRecord();
        foreach (var row in rows)
        {
            var fields = NodeFields.Of(row);
            for (var i = 0; i < fields.Length; i++)
            {
                csv.Field(CellText.Write(fields[i], NodeFields.KindOf(i)));
            }

            var next = 0;
            for (var i = 0; i < columns.Count; i++)
            {
                var has = next < row.Row.Entries.Count && row.Row.Entries[next].Column == i;
                csv.Field(has ? CellText.Write(row.Row.Entries[next++].Cell, columns[i].Kind) : "");
            }

            csv.EndRecord();
        }
    }

    /// <exception cref="InputException">Broken quotes, other columns than given, a field not of its column's kind.</exception>
    public static IEnumerable<CorpusRow> Read(TextReader input, string name, IReadOnlyList<FlatColumn> columns)
    {
        var csv = new CsvReader(input, name);
        var fields = new List<string>();
        var width = NodeFields.Names.Count + columns.Count;
        if (!csv.Read(fields) || !IsHeader(fields, columns))
        {
            throw csv.Broken("the header is not that of the schema");
        }

        var node = new FlatCell[NodeFields.Names.Count];
        while (csv.Read(fields))
        {
            if (fields.Count != width)
            {
                throw csv.Broken($"{fields.Count} fields where the header has {width}");
            }

            var entries = new List<FlatEntry>();
            for (var i = 0; i < width; i++)
            {
                var column = i - node.Length;
                var kind = column < 0 ? NodeFields.KindOf(i) : columns[column].Kind;
                var cell = CellText.Read(fields[i], kind)
                    ?? throw csv.Broken($"'{fields[i]}' is no {EnumWords.Of(kind)}");
                if (column < 0)
                {
                    node[i] = cell;
                }
                else if (!cell.IsAbsent)
                {
                    entries.Add(new FlatEntry(column, cell));
                }
            }

            yield return NodeFields.Read(node, entries) ?? throw csv.Broken("a field of the node is missing or wrong");
        }
    }

    private static bool IsHeader(List<string> fields, IReadOnlyList<FlatColumn> columns)
    {
        var names = NodeFields.Names.Concat(columns.Select(column => CellText.WriteText(column.Path)));
        return fields.SequenceEqual(names, StringComparer.Ordinal);
    }
}
