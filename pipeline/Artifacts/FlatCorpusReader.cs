namespace GraphSec.Pipeline.Artifacts;

/// <summary>Reads the files of a <see cref="FlatCorpus"/> back into graphs.</summary>
internal static class FlatCorpusReader
{
    public static FlatCorpus Read(string folder)
    {
        var graphsPath = Path.Combine(folder, ArtifactFolders.Graphs);
        using var graphsInput = ArtifactReader.OpenText(graphsPath);
        var assemblies = new Dictionary<string, FlatGraphAssembly>(StringComparer.Ordinal);
        var order = new List<FlatGraphAssembly>();
        foreach (var graph in GraphListFile.Read(graphsInput, graphsPath))
        {
            var assembly = new FlatGraphAssembly(graph);
            order.Add(assembly);
            assemblies[graph.Name] = assembly;
        }

        var schema = FlatSchema.Read(Path.Combine(folder, ArtifactFolders.Schema));
        foreach (var table in schema.Tables)
        {
            var path = Path.Combine(folder, table.File);
            foreach (var row in TableFile.Read(path, schema.Format, table.Columns))
            {
                Find(row.Graph, path).AddResource(table, row.Row);
            }
        }

        var nodesPath = Path.Combine(folder, ArtifactFolders.Nodes);
        foreach (var row in TableFile.Read(nodesPath, TableFormat.Csv, []))
        {
            Find(row.Graph, nodesPath).AddNode(row.Row);
        }

        var referencesPath = Path.Combine(folder, ArtifactFolders.References);
        using var referencesInput = ArtifactReader.OpenText(referencesPath);
        ReferenceFile.Read(referencesInput, referencesPath, (graph, from, to, edge) =>
        {
            if (!Find(graph, referencesPath).AddReference(from, to, edge))
            {
                throw new InputException(
                    $"cannot read '{referencesPath}': '{from}' or '{to}' is no node of '{graph}'; run 'graphsec flatten' again");
            }
        });
        return new FlatCorpus([.. order.Select(assembly => assembly.Build())]);

        FlatGraphAssembly Find(string graph, string path) => assemblies.TryGetValue(graph, out var found)
            ? found
            : throw new InputException($"cannot read '{path}': there is no graph '{graph}'; run 'graphsec flatten' again");
    }
}
