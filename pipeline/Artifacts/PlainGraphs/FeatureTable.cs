using System.Globalization;
using GraphSec.Models;

namespace GraphSec.Pipeline.Artifacts.PlainGraphs;

/// <summary>Features as text: a header, a row a node, numbers; a first column <c>node</c> names the nodes.</summary>
internal static class FeatureTable
{
    public static (IReadOnlyList<string>? Names, Tensor Values) Read(string path)
    {
        var (first, width) = (0, 0);
        var (seen, names, values) = (new HashSet<string>(StringComparer.Ordinal), new List<string>(), new List<float>());
        GraphTable.Read(path, Header, (csv, fields) =>
        {
            if (first > 0)
            {
                names.Add(seen.Add(fields[0]) ? fields[0] : throw csv.Broken($"node '{fields[0]}' stands there twice"));
            }

            for (var column = first; column < fields.Count; column++)
            {
                var isNumber = float.TryParse(fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
                values.Add(isNumber && float.IsFinite(value)
                    ? value : throw csv.Broken($"'{fields[column]}' in column {column + 1} is no finite number"));
            }
        });
        return values.Count == 0
            ? throw new InputException($"cannot read '{path}': it has no nodes; give each node a row of features")
            : (first > 0 ? names : null, Tensor.From(values.Count / width, width, values.ToArray()));

        void Header(CsvReader csv, List<string> columns)
        {
            first = columns[0] == "node" ? 1 : 0;
            width = columns.Count - first;
            if (width == 0)
            {
                throw csv.Broken("there is no column of features");
            }
        }
    }
}
