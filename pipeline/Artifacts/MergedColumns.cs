namespace GraphSec.Pipeline.Artifacts;

/// <summary>The columns that the rows of several tables use as one list, and the way of each row into it.</summary>
public sealed class MergedColumns
{
    private readonly Dictionary<string, int> places;

    private MergedColumns(FlatColumn[] columns, Dictionary<string, int> places)
    {
        Columns = columns;
        this.places = places;
    }

    /// <summary>Sorted by path, ordinal; of the kind that all their cells share.</summary>
    public IReadOnlyList<FlatColumn> Columns { get; }

    public static MergedColumns Of(IEnumerable<FlatTable> tables)
    {
        var kinds = new Dictionary<string, FlatColumnKind?>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            // By the cells: a column without values is called text, and would make its numbers elsewhere mixed.
            foreach (var entry in table.Rows.SelectMany(row => row.Entries))
            {
                var path = table.Columns[entry.Column].Path;
                kinds[path] = FlatColumns.Join(kinds.GetValueOrDefault(path), entry.Cell);
            }
        }

        var columns = new FlatColumn[kinds.Count];
        var places = new Dictionary<string, int>(kinds.Count, StringComparer.Ordinal);
        foreach (var (path, kind) in kinds.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            columns[places.Count] = new FlatColumn(path, kind ?? FlatColumnKind.Text);
            places.Add(path, places.Count);
        }

        return new MergedColumns(columns, places);
    }

    /// <summary>A row of one of the tables, its entries pointing into <see cref="Columns"/>.</summary>
    public FlatRow Moved(FlatTable table, FlatRow row)
    {
        var entries = new FlatEntry[row.Entries.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = row.Entries[i];
            entries[i] = entry with { Column = places[table.Columns[entry.Column].Path] };
        }

        return row with { Entries = entries };
    }
}
