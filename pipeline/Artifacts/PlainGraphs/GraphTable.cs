namespace GraphSec.Pipeline.Artifacts.PlainGraphs;

/// <summary>A table of a plain graph: comma-separated, a header, records all as long as it.</summary>
internal static class GraphTable
{
    /// <summary>Tells of the header, then of each record. The list is the same each time.</summary>
    /// <exception cref="InputException">There is no header, or a record has another length.</exception>
    public static void Read(string path, Action<CsvReader, List<string>> header, Action<CsvReader, List<string>> record)
    {
        using var text = new StreamReader(path);
        var csv = new CsvReader(text, path, "mend the file");
        var fields = new List<string>();
        if (!csv.Read(fields))
        {
            throw csv.Broken("it is empty, where a header should be");
        }

        header(csv, fields);
        var width = fields.Count;
        while (csv.Read(fields))
        {
            // An empty line, as many files end with.
            if (fields is [""] && width > 1)
            {
                continue;
            }

            if (fields.Count != width)
            {
                throw csv.Broken($"{fields.Count} fields where the header has {width}");
            }

            record(csv, fields);
        }
    }
}
