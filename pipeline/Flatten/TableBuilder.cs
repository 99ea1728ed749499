using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Flatten;

/// <summary>Gathers the rows of one table; columns are numbered as they come and sorted at the end.</summary>
internal sealed class TableBuilder(string key, FlattenOptions options, FlattenCuts cuts)
{
    private readonly ColumnPath root = ColumnPath.Root();
    private readonly List<ColumnPath> columns = [];
    private readonly List<FlatColumnKind?> kinds = [];
    private readonly List<(int Node, FlatEntry[] Entries)> rows = [];
    private readonly CellBuffer cells = new(options.MaxItems);
    private readonly bool isSetting = NamedSetting.IsType(key);
    private string address = "";

    /// <summary>Adds a resource as a row; resources come in the order of their addresses.</summary>
    public void Add(int index, GraphNode node)
    {
        address = node.Address;
        if (node.Attributes.Kind == AttributeKind.Object)
        {
            AddMembers(root, node.Attributes, 0, node.Attributes.IsSensitive, isSetting);
        }

        var entries = cells.Take();
        foreach (var entry in entries)
        {
            kinds[entry.Column] = FlatColumns.Join(kinds[entry.Column], entry.Cell);
        }

        rows.Add((index, entries));
    }

    /// <summary>Sorts the columns and makes the rows with the given function of node index and entries.</summary>
    public FlatTable Build(Func<int, FlatEntry[], FlatRow> row)
    {
        var order = new int[columns.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (a, b) => string.CompareOrdinal(columns[a].Path, columns[b].Path));
        var place = new int[order.Length];
        var sorted = new FlatColumn[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            place[order[i]] = i;
            sorted[i] = new FlatColumn(columns[order[i]].Path, kinds[order[i]] ?? FlatColumnKind.Text);
        }

        var built = new FlatRow[rows.Count];
        for (var i = 0; i < built.Length; i++)
        {
            var entries = rows[i].Entries;
            for (var e = 0; e < entries.Length; e++)
            {
                entries[e] = entries[e] with { Column = place[entries[e].Column] };
            }

            Array.Sort(entries, static (a, b) => a.Column.CompareTo(b.Column));
            built[i] = row(rows[i].Node, entries);
        }

        return new FlatTable(key, sorted, built);
    }

    /// <param name="maySet">The object may be a setting: its value stands at its name then.</param>
    private void AddMembers(ColumnPath path, AttributeValue value, int depth, bool sensitive, bool maySet)
    {
        var setting = maySet ? NamedSetting.Of(value) : null;
        foreach (var (name, member) in value.Members)
        {
            if (name != setting?.NameMember)
            {
                AddValue(path.Member(name == setting?.ValueMember ? setting.Value.Name : name), member, depth + 1, sensitive);
            }
        }
    }

    /// <param name="maySet">The value is an item of a list of settings.</param>
    private void AddValue(ColumnPath path, AttributeValue value, int depth, bool sensitive, bool maySet = false)
    {
        sensitive |= value.IsSensitive;
        switch (value.Kind)
        {
            case AttributeKind.Object when value.Members.Count == 0:
                Put(path, FlatCell.EmptyMap);
                break;
            case AttributeKind.Object or AttributeKind.List when depth >= options.MaxDepth:
                cuts.Deep(address, path.Path);
                break;
            case AttributeKind.Object:
                AddMembers(path, value, depth, sensitive, maySet);
                break;
            case AttributeKind.List:
                Put(path.Count, FlatCell.Of(value.Items.Count));
                var areSettings = NamedSetting.IsListedAt(path.Path);
                foreach (var item in value.Items)
                {
                    AddValue(path.Items, item, depth + 1, sensitive, areSettings);
                }

                break;
            case AttributeKind.String when !sensitive && JsonText.Read(value.Text, options.MaxJsonLength) is { } document:
                AddValue(path.Document, PolicyShape.Normalise(document), depth, sensitive: false);
                break;
            default:
                Put(path, Scalar(path, value, sensitive));
                break;
        }
    }

    private FlatCell Scalar(ColumnPath path, AttributeValue value, bool sensitive) => value.Kind switch
    {
        AttributeKind.Null => FlatCell.Null,
        AttributeKind.Unknown => FlatCell.Unknown,
        _ when sensitive => FlatCell.Of(AttributeValue.Mask),
        AttributeKind.Bool => FlatCell.Of(value.Boolean),
        AttributeKind.Number => FlatCell.OfNumber(value.Text),
        _ => FlatCell.Of(cuts.Shortened(address, path.Path, value.Text)),
    };

    private void Put(ColumnPath path, FlatCell cell)
    {
        if (path.Column < 0)
        {
            if (columns.Count >= options.MaxTableColumns)
            {
                cuts.TableColumn(address, path.Path);
                return;
            }

            path.Column = columns.Count;
            columns.Add(path);
            kinds.Add(null);
        }

        if (!cells.Holds(path.Column) && cells.Count >= options.MaxColumns)
        {
            cuts.Column(address, path.Path);
        }
        else if (!cells.Put(path.Column, path.IsList, cell))
        {
            cuts.Item(address, path.Path);
        }
    }
}
