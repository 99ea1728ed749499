using GraphSec.Models.Graphs;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse;

/// <summary>Resources that wait for each other: terraform refuses them, so a graph that has some is told of as an error.</summary>
internal static class DependencyCycle
{
    /// <summary>The graph with an error for each cycle of resources; the same graph where there is none.</summary>
    public static ResourceGraph Check(ResourceGraph graph)
    {
        var edges = graph.Edges.Where(e => graph.Nodes[e.From].IsResource && graph.Nodes[e.To].IsResource).ToArray();
        var directed = new DirectedGraph(graph.Nodes.Count, [.. edges.Select(e => e.From)], [.. edges.Select(e => e.To)]);
        if (!TopologicalOrder.Of(directed).IsCyclic)
        {
            return graph;
        }

        var components = StronglyConnectedComponents.Of(directed).Of;
        var cycles = Enumerable.Range(0, graph.Nodes.Count).GroupBy(node => components[node])
            .Select(group => group.ToArray())
            .Where(members => members.Length > 1 || edges.Any(e => e.From == members[0] && e.To == members[0]))
            .Select(members => Text(graph, members));
        return graph with { Errors = [.. graph.Errors, .. cycles] };
    }

    private static string Text(ResourceGraph graph, int[] members)
    {
        const int Shown = 5;
        var names = string.Join(", ", members.Take(Shown).Select(m => graph.Nodes[m].Address));
        var place = members.Select(m => graph.Nodes[m].Place).FirstOrDefault(p => p is not null);
        var rest = members.Length > Shown ? $" and {members.Length - Shown} more" : "";
        return $"{(place is null ? graph.Name : place)}: {names}{rest} depend on each other in a cycle, which terraform refuses; break it at one reference";
    }
}
