using GraphSec.Models.Graphs;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Flatten;

/// <summary>Turns the attribute trees of a graph into one table a resource type. Pure: equal graphs give equal tables.</summary>
public static class Flattener
{
    public static FlatGraph Flatten(ResourceGraph graph, FlattenOptions options)
    {
        var degrees = Degrees.Of(Directed(graph));
        var cuts = new FlattenCuts(options);
        var builders = new Dictionary<string, TableBuilder>(StringComparer.Ordinal);
        var keys = new Dictionary<(NodeKind Kind, string Type), TableBuilder>();
        var nodes = new FlatRow[graph.Nodes.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            var node = graph.Nodes[i];
            if (node.IsResource)
            {
                if (!keys.TryGetValue((node.Kind, node.Type), out var builder))
                {
                    var key = FlatTable.KeyOf(node);
                    builder = builders.TryGetValue(key, out var known) ? known : new TableBuilder(key, options, cuts);
                    keys[(node.Kind, node.Type)] = builders[key] = builder;
                }

                builder.Add(i, node);
            }
            else
            {
                nodes[i] = new FlatRow(Bare(node), degrees.DistinctIn[i], degrees.DistinctOut[i], []);
            }
        }

        var tables = new List<FlatTable>(builders.Count);
        foreach (var builder in builders.Values)
        {
            tables.Add(builder.Build((node, entries) => nodes[node] =
                new FlatRow(Bare(graph.Nodes[node]), degrees.DistinctIn[node], degrees.DistinctOut[node], entries)));
        }

        tables.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return new FlatGraph(graph.Repository, graph.Name, graph.Form, graph.HasAttributes, nodes, tables, graph.Edges)
        {
            Notices = [.. graph.Notices, .. cuts.Notices()],
            Errors = graph.Errors,
        };
    }

    private static GraphNode Bare(GraphNode node) => ReferenceEquals(node.Attributes, AttributeValue.Null)
        ? node
        : node with { Attributes = AttributeValue.Null };

    private static DirectedGraph Directed(ResourceGraph graph)
    {
        var from = new int[graph.Edges.Count];
        var to = new int[graph.Edges.Count];
        for (var edge = 0; edge < from.Length; edge++)
        {
            from[edge] = graph.Edges[edge].From;
            to[edge] = graph.Edges[edge].To;
        }

        return new DirectedGraph(graph.Nodes.Count, from, to);
    }
}
