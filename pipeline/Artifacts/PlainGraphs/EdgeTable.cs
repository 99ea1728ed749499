namespace GraphSec.Pipeline.Artifacts.PlainGraphs;

/// <summary>Edges: two columns, whatever they are called.</summary>
internal static class EdgeTable
{
    public static (int[] From, int[] To) Read(string path, NodeNames nodes)
    {
        var (from, to) = (new List<int>(), new List<int>());
        GraphTable.Read(path, Header, (csv, fields) =>
        {
            from.Add(nodes.Row(fields[0], csv));
            to.Add(nodes.Row(fields[1], csv));
        });
        return ([.. from], [.. to]);
    }

    private static void Header(CsvReader csv, List<string> names)
    {
        if (names.Count != 2)
        {
            throw csv.Broken($"{names.Count} columns, where edges have two");
        }

        if (names.TrueForAll(name => int.TryParse(name, out _)))
        {
            throw csv.Broken("it begins with an edge, where a header such as 'src,dst' should be");
        }
    }
}
