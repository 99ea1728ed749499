using System.Text;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Artifacts;

/// <summary>Everything a corpus says as one text, to compare two by.</summary>
internal static class FlatCorpusText
{
    public static string Of(FlatCorpus corpus)
    {
        var text = new StringBuilder();
        foreach (var graph in corpus.Graphs)
        {
            text.AppendLine($"graph {graph.Name} | {graph.Repository} | {graph.Form} | {graph.HasAttributes}");
            text.AppendLine(string.Join('|', graph.Notices)).AppendLine(string.Join('|', graph.Errors));
            foreach (var row in graph.Nodes)
            {
                text.AppendLine($"{row.Node with { Attributes = AttributeValue.Null }} {row.InDegree} {row.OutDegree}");
            }

            foreach (var table in graph.Tables)
            {
                text.AppendLine($"table {table.Key}: {string.Join(", ", table.Columns)}");
                foreach (var row in table.Rows)
                {
                    text.AppendLine($"{row.Node.Address}: {string.Join(", ", row.Entries.Select(Entry))}");
                    text.AppendLine($"same {graph.Nodes.Contains(row)}");
                }
            }

            foreach (var edge in graph.References)
            {
                text.AppendLine($"{edge.From} {edge.To} {edge.Kind} {edge.FromPath} {edge.ToPath} {string.Join('|', edge.Via)}");
            }
        }

        return text.ToString();
    }

    private static string Entry(FlatEntry entry) => $"{entry.Column} {entry.Cell.Kind} {entry.Cell} "
        + string.Concat(entry.Cell.Items.ToArray().Select(item => item.Kind.ToString()));
}
