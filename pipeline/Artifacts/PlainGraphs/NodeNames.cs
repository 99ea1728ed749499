using System.Globalization;

namespace GraphSec.Pipeline.Artifacts.PlainGraphs;

/// <summary>Which row a node is.</summary>
internal sealed class NodeNames
{
    private readonly Dictionary<string, int>? rows;

    /// <param name="names">One per row; null where nodes are called by the numbers of their rows.</param>
    public NodeNames(IReadOnlyList<string>? names, int count)
    {
        All = names ?? [.. Enumerable.Range(0, count).Select(row => row.ToString(CultureInfo.InvariantCulture))];
        rows = names?.Select((name, row) => (name, row)).ToDictionary(pair => pair.name, pair => pair.row, StringComparer.Ordinal);
    }

    public IReadOnlyList<string> All { get; }

    /// <exception cref="InputException">There is no such node.</exception>
    public int Row(string name, CsvReader csv)
    {
        if (rows is not null)
        {
            return rows.TryGetValue(name, out var named)
                ? named : throw csv.Broken($"'{name}' is no node of the features");
        }

        if (!int.TryParse(name, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out var row))
        {
            throw csv.Broken($"'{name}' is no number of a row, and the features name no nodes");
        }

        return row >= 0 && row < All.Count
            ? row : throw csv.Broken($"node {row} is out of range: the features have rows 0 to {All.Count - 1}");
    }
}
