using System.Text;
using GraphSec.Pipeline.Parse.Dot;

namespace GraphSec.Fuzz.Readers;

/// <summary>All that a DOT graph says, as text; in which order its nodes were mentioned is left out.</summary>
internal static class DotPrint
{
    public static string Of(DotGraph graph)
    {
        var print = new StringBuilder($"{graph.Id} {graph.IsDirected} {graph.IsStrict}\n");
        print.AppendJoin('\n', graph.Nodes.Select(node => $"{node.Id} {Attributes(node.Attributes)}").Order(StringComparer.Ordinal));
        foreach (var edge in graph.Edges)
        {
            print.Append($"\n{graph.Nodes[edge.From].Id} > {graph.Nodes[edge.To].Id} {Attributes(edge.Attributes)}");
        }

        foreach (var subgraph in graph.Subgraphs)
        {
            print.Append($"\n{subgraph.Id} {subgraph.Parent} {Attributes(subgraph.Attributes)}");
        }

        return print.ToString();
    }

    private static string Attributes(DotAttributes attributes) =>
        string.Join(',', attributes.Pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal));
}
