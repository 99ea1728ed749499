namespace GraphSec.Pipeline.Artifacts;

/// <summary>A table as a file in one of two formats; both give back what was written, and equal tables equal bytes.</summary>
public static class TableFile
{
    public static string Extension(TableFormat format) => format == TableFormat.Csv ? ".csv" : ".jsonl";

    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, TableFormat format, IReadOnlyList<FlatColumn> columns, IEnumerable<CorpusRow> rows) =>
        AtomicFile.WriteText(path, output =>
        {
            if (format == TableFormat.Csv)
            {
                CsvTable.Write(output, columns, rows);
            }
            else
            {
                JsonLinesTable.Write(output, columns, rows);
            }
        });

    /// <summary>Reads the rows as they are asked for; the file stays open until the last.</summary>
    /// <param name="columns">The columns the file was written with; entries of the rows point into them.</param>
    /// <exception cref="InputException">The file is missing, cannot be read or was not written by this program.</exception>
    public static IEnumerable<CorpusRow> Read(string path, TableFormat format, IReadOnlyList<FlatColumn> columns)
    {
        using var input = ArtifactReader.OpenText(path);
        var rows = format == TableFormat.Csv
            ? CsvTable.Read(input, path, columns)
            : JsonLinesTable.Read(input, path, columns);
        foreach (var row in rows)
        {
            yield return row;
        }
    }
}
