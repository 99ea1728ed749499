namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// The flattened graphs of a corpus. As a folder: one table file a resource type with the rows of all graphs, sorted by graph
/// and address; the other nodes; the references; a row a graph; and the schema.
/// </summary>
/// <param name="Graphs">Sorted by name, ordinal; names are unique.</param>
public sealed record FlatCorpus(IReadOnlyList<FlatGraph> Graphs)
{
    /// <summary>Sorts the graphs.</summary>
    /// <exception cref="ArgumentException">Two graphs have one name.</exception>
    public static FlatCorpus Of(IEnumerable<FlatGraph> graphs)
    {
        var sorted = graphs.OrderBy(graph => graph.Name, StringComparer.Ordinal).ToArray();
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Name == sorted[i - 1].Name)
            {
                throw new ArgumentException($"two graphs are called '{sorted[i].Name}'", nameof(graphs));
            }
        }

        return new FlatCorpus(sorted);
    }

    /// <exception cref="InputException">The folder cannot be written.</exception>
    public void Write(string folder, TableFormat format = TableFormat.Csv) =>
        AtomicFolder.Write(folder, temporary => FlatCorpusWriter.Write(this, temporary, format));

    /// <exception cref="InputException">The folder is missing, or a file is not what <see cref="Write"/> writes.</exception>
    public static FlatCorpus Read(string folder) => FlatCorpusReader.Read(folder);
}
