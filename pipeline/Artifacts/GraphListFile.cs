namespace GraphSec.Pipeline.Artifacts;

/// <summary>The graphs of a corpus as comma-separated values: a row each, with what a reader must know of it.</summary>
internal static class GraphListFile
{
    private static readonly string[] Header =
        ["name", "repository", "form", "has_attributes", "nodes", "edges", "notices", "errors"];

    public static void Write(TextWriter output, IEnumerable<FlatGraph> graphs)
    {
        var csv = new CsvWriter(output);
        foreach (var name in Header)
        {
            csv.Field(name);
        }

        csv.EndRecord();
        foreach (var graph in graphs)
        {
            csv.Field(CellText.WriteText(graph.Name))
                .Field(CellText.WriteText(graph.Repository))
                .Field(EnumWords.Of(graph.Form))
                .Field(graph.HasAttributes ? "true" : "false")
                .Field(graph.Nodes.Count.ToString())
                .Field(graph.References.Count.ToString())
                .Field(TextList.Write(graph.Notices))
                .Field(TextList.Write(graph.Errors))
                .EndRecord();
        }
    }

    /// <summary>The graphs without nodes, tables and references.</summary>
    /// <exception cref="InputException">Not a file that <see cref="Write"/> writes.</exception>
    public static List<FlatGraph> Read(TextReader input, string name)
    {
        var csv = new CsvReader(input, name);
        var fields = new List<string>();
        var graphs = new List<FlatGraph>();
        if (!csv.Read(fields) || !fields.SequenceEqual(Header, StringComparer.Ordinal))
        {
            throw csv.Broken("the header is not that of graphs");
        }

        while (csv.Read(fields))
        {
            if (fields.Count != Header.Length
                || EnumWords.Parse<SourceForm>(fields[2]) is not { } form
                || TextList.Read(fields[6]) is not { } notices
                || TextList.Read(fields[7]) is not { } errors)
            {
                throw csv.Broken("not a graph");
            }

            graphs.Add(new FlatGraph(
                CellText.ReadText(fields[1]), CellText.ReadText(fields[0]), form, fields[3] == "true", [], [], [])
            {
                Notices = notices,
                Errors = errors,
            });
        }

        return graphs;
    }
}
