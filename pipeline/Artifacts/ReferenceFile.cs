namespace GraphSec.Pipeline.Artifacts;

/// <summary>The references of a corpus as comma-separated values: edges by graph and address.</summary>
internal static class ReferenceFile
{
    private static readonly string[] Header = ["graph", "from_address", "from_path", "to_address", "to_path", "kind", "via"];

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
            foreach (var edge in graph.References)
            {
                csv.Field(CellText.WriteText(graph.Name))
                    .Field(CellText.WriteText(graph.Nodes[edge.From].Node.Address))
                    .Field(TextList.WriteOptional(edge.FromPath))
                    .Field(CellText.WriteText(graph.Nodes[edge.To].Node.Address))
                    .Field(TextList.WriteOptional(edge.ToPath))
                    .Field(EnumWords.Of(edge.Kind))
                    .Field(TextList.Write(edge.Via))
                    .EndRecord();
            }
        }
    }

    /// <param name="add">Takes the graph's name, the two addresses, and the edge with ends still open (−1).</param>
    /// <exception cref="InputException">Not a file that <see cref="Write"/> writes.</exception>
    public static void Read(TextReader input, string name, Action<string, string, string, GraphEdge> add)
    {
        var csv = new CsvReader(input, name);
        var fields = new List<string>();
        if (!csv.Read(fields) || !fields.SequenceEqual(Header, StringComparer.Ordinal))
        {
            throw csv.Broken("the header is not that of references");
        }

        while (csv.Read(fields))
        {
            if (fields.Count != Header.Length
                || EnumWords.Parse<EdgeKind>(fields[5]) is not { } kind
                || TextList.Read(fields[6]) is not { } via)
            {
                throw csv.Broken("not a reference");
            }

            var edge = new GraphEdge(-1, -1, kind, CellText.ReadText(fields[2]), CellText.ReadText(fields[4])) { Via = via };
            add(CellText.ReadText(fields[0]), CellText.ReadText(fields[1]), CellText.ReadText(fields[3]), edge);
        }
    }
}
