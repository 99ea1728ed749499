namespace GraphSec.Pipeline.Artifacts;

/// <summary>What <c>parse</c> hands on.</summary>
/// <param name="Graphs">Sorted by name, ordinal.</param>
public sealed record ParsedCorpus(IReadOnlyList<ResourceGraph> Graphs)
{
    /// <summary>Sources of which nothing could be read, one line each.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>One file a graph.</summary>
    /// <exception cref="InputException">The folder cannot be written.</exception>
    public void Write(string folder) => AtomicFolder.Write(folder, temporary =>
    {
        var graphs = Path.Combine(temporary, ArtifactFolders.ParsedGraphs);
        Directory.CreateDirectory(graphs);
        foreach (var graph in Graphs)
        {
            GraphFile.Write(graph, Path.Combine(graphs, FileNames.Of(graph.Name) + GraphFile.Extension));
        }
    });

    /// <exception cref="InputException">The folder is missing, or a file of it is no graph file.</exception>
    public static ParsedCorpus Read(string folder)
    {
        var graphs = Path.Combine(folder, ArtifactFolders.ParsedGraphs);
        if (!Directory.Exists(graphs))
        {
            throw new InputException($"cannot read '{graphs}': there is no such folder; run 'graphsec parse' first");
        }

        return new ParsedCorpus([.. Directory.EnumerateFiles(graphs, "*" + GraphFile.Extension)
            .Select(GraphFile.Read).OrderBy(graph => graph.Name, StringComparer.Ordinal)]);
    }
}
