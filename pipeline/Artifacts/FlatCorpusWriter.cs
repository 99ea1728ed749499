namespace GraphSec.Pipeline.Artifacts;

/// <summary>Writes the files of a <see cref="FlatCorpus"/>.</summary>
internal static class FlatCorpusWriter
{
    public static void Write(FlatCorpus corpus, string folder, TableFormat format)
    {
        var schema = new List<FlatSchemaTable>();
        foreach (var key in corpus.Graphs.SelectMany(graph => graph.Tables).Select(table => table.Key)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var parts = Parts(corpus, key);
            var columns = MergedColumns.Of(parts.Select(part => part.Table));
            var file = $"{ArtifactFolders.Tables}/{FileNames.Of(key)}{TableFile.Extension(format)}";
            TableFile.Write(Path.Combine(folder, file), format, columns.Columns, Rows(parts, columns));
            schema.Add(new FlatSchemaTable(key, file, columns.Columns));
        }

        new FlatSchema(format, schema).Write(Path.Combine(folder, ArtifactFolders.Schema));
        TableFile.Write(Path.Combine(folder, ArtifactFolders.Nodes), TableFormat.Csv, [], OtherNodes(corpus));
        AtomicFile.WriteText(Path.Combine(folder, ArtifactFolders.References), output => ReferenceFile.Write(output, corpus.Graphs));
        AtomicFile.WriteText(Path.Combine(folder, ArtifactFolders.Graphs), output => GraphFile.Write(output, corpus.Graphs));
    }

    private static List<(FlatGraph Graph, FlatTable Table)> Parts(FlatCorpus corpus, string key)
    {
        var parts = new List<(FlatGraph Graph, FlatTable Table)>();
        foreach (var graph in corpus.Graphs)
        {
            if (graph.Table(key) is { } table)
            {
                parts.Add((graph, table));
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
