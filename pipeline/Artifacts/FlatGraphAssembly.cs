namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// Puts one <see cref="FlatGraph"/> together from rows that come table by table, then its other nodes, then its references.
/// </summary>
internal sealed class FlatGraphAssembly(FlatGraph bare)
{
    private readonly List<FlatRow> nodes = [];
    private readonly List<(FlatSchemaTable Schema, List<FlatRow> Rows)> parts = [];
    private readonly List<FlatTable> tables = [];
    private readonly List<GraphEdge> references = [];
    private Dictionary<string, int>? index;

    public void AddResource(FlatSchemaTable table, FlatRow row)
    {
        if (parts.Count == 0 || parts[^1].Schema != table)
        {
            parts.Add((table, []));
        }

        parts[^1].Rows.Add(row);
    }

    public void AddNode(FlatRow row) => nodes.Add(row);

    /// <returns>False where either address is no node.</returns>
    public bool AddReference(string from, string to, GraphEdge edge)
    {
        index ??= SortNodes();
        if (!index.TryGetValue(from, out var fromIndex) || !index.TryGetValue(to, out var toIndex))
        {
            return false;
        }

        references.Add(edge with { From = fromIndex, To = toIndex });
        return true;
    }

    public FlatGraph Build()
    {
        index ??= SortNodes();
        return bare with { Nodes = nodes, Tables = tables, References = references };
    }

    private Dictionary<string, int> SortNodes()
    {
        foreach (var (schema, rows) in parts)
        {
            // A graph's own table has the columns that its own rows use, as when it was flattened.
            var used = new FlatTable(schema.Key, schema.Columns, rows);
            var columns = MergedColumns.Of([used]);
            var own = rows.ConvertAll(row => columns.Moved(used, row));
            tables.Add(new FlatTable(schema.Key, columns.Columns, own));
            nodes.AddRange(own);
        }

        nodes.Sort((a, b) => string.CompareOrdinal(a.Node.Address, b.Node.Address));
        var found = new Dictionary<string, int>(nodes.Count, StringComparer.Ordinal);
        for (var i = 0; i < nodes.Count; i++)
        {
            found[nodes[i].Node.Address] = i;
        }

        return found;
    }
}
