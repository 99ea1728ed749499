namespace GraphSec.Pipeline.Artifacts;

/// <summary>Writes the files of a <see cref="FlatCorpus"/>.</summary>
internal static class FlatCorpusWriter
{
    public static void Write(FlatCorpus corpus, string folder, TableFormat format)
    {
        var schema = new List<FlatSchemaTable>();
        foreach (var (key, parts) in ByKey(corpus))
        {
            var columns = MergedColumns.Of(parts.Select(part => part.Table));
            var file = $"{ArtifactFolders.Tables}/{FileNames.Of(key)}{TableFile.Extension(format)}";
            TableFile.Write(Path.Combine(folder, file), format, columns.Columns, Rows(parts, columns));
            schema.Add(new FlatSchemaTable(key, file, columns.Columns));
        }

        new FlatSchema(format, schema).Write(Path.Combine(folder, ArtifactFolders.Schema));
        TableFile.Write(Path.Combine(folder, ArtifactFolders.Nodes), TableFormat.Csv, [], OtherNodes(corpus));
        AtomicFile.WriteText(
            Path.Combine(folder, ArtifactFolders.References), output => ReferenceFile.Write(output, corpus.Graphs));
        AtomicFile.WriteText(Path.Combine(folder, ArtifactFolders.Graphs), output => GraphListFile.Write(output, corpus.Graphs));
    }

    private static SortedDictionary<string, List<(FlatGraph Graph, FlatTable Table)>> ByKey(FlatCorpus corpus)
    {
        var parts = new SortedDictionary<string, List<(FlatGraph Graph, FlatTable Table)>>(StringComparer.Ordinal);
        foreach (var graph in corpus.Graphs)
        {
            foreach (var table in graph.Tables)
            {
                if (!parts.TryGetValue(table.Key, out var part))
                {
                    parts[table.Key] = part = [];
                }

                part.Add((graph, table));
            }
        }

        return parts;
    }

    private static IEnumerable<CorpusRow> Rows(List<(FlatGraph Graph, FlatTable Table)> parts, MergedColumns columns)
    {
        foreach (var (graph, table) in parts)
        {
            foreach (var row in table.Rows)
            {
                yield return new CorpusRow(graph.Name, graph.Repository, columns.Moved(table, row));
            }
        }
    }

    private static IEnumerable<CorpusRow> OtherNodes(FlatCorpus corpus)
    {
        foreach (var graph in corpus.Graphs)
        {
            foreach (var row in graph.Nodes)
            {
                if (!row.Node.IsResource)
                {
                    yield return new CorpusRow(graph.Name, graph.Repository, row);
                }
            }
        }
    }
}
