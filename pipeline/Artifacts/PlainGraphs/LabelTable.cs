using System.Globalization;

namespace GraphSec.Pipeline.Artifacts.PlainGraphs;

/// <summary>
/// Labels: a column <c>node</c>, or rows in the order of the nodes, and a column <c>outlier</c>, else <c>label</c>, else the last one. Any
/// number but 0 is an outlier. Every node is labelled once.
/// </summary>
internal static class LabelTable
{
    public static bool[] Read(string path, NodeNames nodes)
    {
        var (node, label, next) = (-1, -1, 0);
        var labels = new bool?[nodes.All.Count];
        GraphTable.Read(path, Header, (csv, fields) =>
        {
            var row = node >= 0 ? nodes.Row(fields[node], csv) : next++;
            if (row >= labels.Length)
            {
                throw csv.Broken($"more labels than the {labels.Length} nodes");
            }

            if (labels[row] is not null)
            {
                throw csv.Broken($"node '{nodes.All[row]}' is labelled twice");
            }

            labels[row] = double.TryParse(fields[label], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && double.IsFinite(value)
                ? value != 0 : throw csv.Broken($"'{fields[label]}' is no label; 0 is ordinary, 1 an outlier");
        });
        var missing = Array.IndexOf(labels, null);
        return missing < 0
            ? Array.ConvertAll(labels, each => each!.Value)
            : throw new InputException($"cannot read '{path}': node '{nodes.All[missing]}' has no label; add one for every node");

        void Header(CsvReader csv, List<string> names)
        {
            node = names.IndexOf("node");
            label = names.IndexOf("outlier");
            label = label >= 0 ? label : names.IndexOf("label");
            label = label >= 0 ? label : names.Count - 1;
            if (label == node)
            {
                throw csv.Broken("there is no column of labels, such as 'outlier'");
            }
        }
    }
}
