using GraphSec.Models.Graphs;

namespace GraphSec.Tests.Models.Graphs;

public class DirectedGraphTests
{
    [Fact]
    public void Both_directions_list_every_edge_in_order() => GraphProperty.Holds(graph =>
    {
        var edges = Enumerable.Range(0, graph.EdgeCount).ToArray();
        return Enumerable.Range(0, graph.NodeCount).All(node =>
            graph.OutEdges(node).SequenceEqual(edges.Where(e => graph.Sources[e] == node).ToArray())
            && graph.InEdges(node).SequenceEqual(edges.Where(e => graph.Targets[e] == node).ToArray())
            && graph.Successors(node).SequenceEqual(edges.Where(e => graph.Sources[e] == node).Select(e => graph.Targets[e]).ToArray())
            && graph.Predecessors(node).SequenceEqual(edges.Where(e => graph.Targets[e] == node).Select(e => graph.Sources[e]).ToArray()));
    });

    [Fact]
    public void Ends_must_be_nodes()
    {
        Assert.Throws<ArgumentException>(() => new DirectedGraph(2, [0], [2]));
        Assert.Throws<ArgumentException>(() => new DirectedGraph(2, [-1], [0]));
        Assert.Throws<ArgumentException>(() => new DirectedGraph(2, [0, 1], [0]));
    }

    [Fact]
    public void The_empty_graph_is_a_graph()
    {
        var graph = new DirectedGraph(0, [], []);

        Assert.Equal(0, WeaklyConnectedComponents.Of(graph).Count);
        Assert.Equal(0, StronglyConnectedComponents.Of(graph).Count);
        Assert.Empty(TransitiveReduction.Of(graph));
        Assert.Empty(TopologicalOrder.Of(graph).Nodes);
        Assert.Empty(PageRank.Of(graph));
        Assert.Empty(Betweenness.Of(graph, seed: 1));
        Assert.Empty(Triangles.Of(graph));
        Assert.Empty(Reachability.DescendantCounts(graph));
    }

    [Fact]
    public void Degrees_count_edges_and_neighbours() => GraphProperty.Holds(graph =>
    {
        var degrees = Degrees.Of(graph);
        return Enumerable.Range(0, graph.NodeCount).All(node =>
            degrees.Out[node] == graph.Successors(node).Length
            && degrees.In[node] == graph.Predecessors(node).Length
            && degrees.DistinctOut[node] == graph.Successors(node).ToArray().Distinct().Count()
            && degrees.DistinctIn[node] == graph.Predecessors(node).ToArray().Distinct().Count());
    });

    [Fact]
    public void The_simple_graph_has_each_joined_pair_once() => GraphProperty.Holds(graph =>
    {
        var simple = SimpleGraph.Of(graph);
        return Pairs(simple).SequenceEqual(Pairs(graph).Where(p => p.From != p.To).Distinct());
    });

    private static IEnumerable<(int From, int To)> Pairs(DirectedGraph graph) =>
        Enumerable.Range(0, graph.EdgeCount).Select(e => (graph.Sources[e], graph.Targets[e])).Order();
}
