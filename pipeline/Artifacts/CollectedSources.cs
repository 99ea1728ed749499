using System.Globalization;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>What <c>collect</c> hands on: which inputs there are, and where.</summary>
/// <param name="Root">The folder that their paths are relative to.</param>
/// <param name="Items">Sorted by name, ordinal.</param>
public sealed record CollectedSources(string Root, IReadOnlyList<CollectedSource> Items)
{
    private static readonly string[] Header = ["repository", "name", "path", "form", "sha256", "bytes"];

    /// <summary>What was left out and why, one line each.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Inputs that gave nothing and programs that failed, one line each. Where there are any, the run does not exit 0.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    public string FullPath(CollectedSource source) => Path.GetFullPath(Path.Combine(Root, source.Path));

    public void WriteIndex(string path) => AtomicFile.WriteText(path, output =>
    {
        var csv = new CsvWriter(output);
        foreach (var name in Header)
        {
            csv.Field(name);
        }

        csv.EndRecord();
        foreach (var item in Items)
        {
            csv.Field(CellText.WriteText(item.Repository))
                .Field(CellText.WriteText(item.Name))
                .Field(CellText.WriteText(item.Path))
                .Field(EnumWords.Of(item.Form))
                .Field(item.Sha256)
                .Field(item.Bytes.ToString())
                .EndRecord();
        }
    });

    /// <summary>Reads a folder that the collect stage made.</summary>
    /// <exception cref="InputException">There is none, or its index is broken.</exception>
    public static CollectedSources Read(string folder)
    {
        var path = Path.Combine(folder, ArtifactFolders.CollectedIndex);
        using var input = ArtifactReader.OpenText(path);
        var csv = new CsvReader(input, path);
        var fields = new List<string>();
        var items = new List<CollectedSource>();
        if (!csv.Read(fields) || !fields.SequenceEqual(Header, StringComparer.Ordinal))
        {
            throw csv.Broken("the header is not that of an index of sources");
        }

        while (csv.Read(fields))
        {
            if (fields.Count != Header.Length
                || EnumWords.Parse<SourceForm>(fields[3]) is not { } form
                || !long.TryParse(fields[5], NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
            {
                throw csv.Broken("not a source");
            }

            items.Add(new CollectedSource(
                CellText.ReadText(fields[0]),
                CellText.ReadText(fields[1]),
                CellText.ReadText(fields[2]),
                form,
                fields[4],
                bytes));
        }

        return new CollectedSources(Path.GetFullPath(Path.Combine(folder, ArtifactFolders.CollectedSources)), items);
    }
}
