using GraphSec.Models.Graphs;

namespace GraphSec.Tests.Models.Graphs;

public class ReachabilityTests
{
    [Fact]
    public void Descendants_ancestors_and_counts_agree_with_the_closure() => GraphProperty.Holds(graph =>
    {
        var closure = GraphProperty.Closure(graph);
        var counts = Reachability.DescendantCounts(graph);
        var nodes = Enumerable.Range(0, graph.NodeCount).ToArray();
        return nodes.All(a =>
            Reachability.Descendants(graph, a).SequenceEqual(nodes.Where(b => closure[a, b]))
            && Reachability.Ancestors(graph, a).SequenceEqual(nodes.Where(b => closure[b, a]))
            && nodes.All(b => Reachability.Reaches(graph, a, b) == closure[a, b])
            && counts[a] == nodes.Count(b => closure[a, b]));
    });

    [Fact]
    public void Reduction_keeps_every_path_and_no_edge_too_many() => GraphProperty.HoldsForAcyclic(graph =>
    {
        var kept = TransitiveReduction.Of(graph);
        var all = GraphProperty.Closure(graph);
        var pairs = Enumerable.Range(0, graph.EdgeCount).Where(e => kept[e])
            .Select(e => (graph.Sources[e], graph.Targets[e])).Distinct();
        return Same(all, GraphProperty.Closure(graph, e => kept[e]))
            && pairs.All(pair => !Same(all, GraphProperty.Closure(
                graph, e => kept[e] && (graph.Sources[e], graph.Targets[e]) != pair)));
    });

    [Fact]
    public void Reduction_of_a_cyclic_graph_keeps_the_cycles_and_every_path() => GraphProperty.Holds(graph =>
    {
        var kept = TransitiveReduction.Of(graph);
        var components = StronglyConnectedComponents.Of(graph).Of;
        return Same(GraphProperty.Closure(graph), GraphProperty.Closure(graph, e => kept[e]))
            && Enumerable.Range(0, graph.EdgeCount).All(
                e => kept[e] || components[graph.Sources[e]] != components[graph.Targets[e]]);
    });

    [Fact]
    public void Parallel_edges_go_together()
    {
        var graph = GraphProperty.Graph(3, (0, 2), (0, 1), (1, 2), (0, 2), (1, 2), (1, 1));

        Assert.Equal([false, true, true, false, true, true], TransitiveReduction.Of(graph));
    }

    // More nodes than one block of the closure has columns.
    [Fact]
    public void Blocks_of_the_closure_join_without_a_seam()
    {
        const int Length = 9000;
        var chain = Enumerable.Range(0, Length - 1).Select(i => (i, i + 1));
        var jumps = Enumerable.Range(0, Length - 5000).Select(i => (i, i + 5000));
        var graph = GraphProperty.Graph(Length, [.. chain, .. jumps]);

        Assert.Equal(Length - 1, TransitiveReduction.Of(graph).Count(kept => kept));
        Assert.Equal(Enumerable.Range(0, Length).Select(i => Length - 1 - i), Reachability.DescendantCounts(graph));
    }

    [Fact]
    public void Ten_thousand_nodes_and_a_hundred_thousand_edges_take_less_than_a_second()
    {
        var graph = GraphProperty.Random(10_000, 100_000, seed: 1, acyclic: true);
        var clock = System.Diagnostics.Stopwatch.StartNew();

        TransitiveReduction.Of(graph);

        // The bound is loose for a busy machine; what it catches is a cubic slip.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
        TestContext.Current.TestOutputHelper!.WriteLine($"reduction: {clock.ElapsedMilliseconds} ms");
    }

    private static bool Same(bool[,] a, bool[,] b) => a.Cast<bool>().SequenceEqual(b.Cast<bool>());
}
