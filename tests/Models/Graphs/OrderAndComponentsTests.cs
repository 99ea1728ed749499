using GraphSec.Models.Graphs;

namespace GraphSec.Tests.Models.Graphs;

public class OrderAndComponentsTests
{
    [Fact]
    public void Sources_stand_before_targets() => GraphProperty.HoldsForAcyclic(graph =>
    {
        var order = TopologicalOrder.Of(graph);
        var place = order.Nodes.Select((node, at) => (node, at)).ToDictionary(p => p.node, p => p.at);
        return !order.IsCyclic
            && place.Count == graph.NodeCount
            && Enumerable.Range(0, graph.EdgeCount).All(e => place[graph.Sources[e]] < place[graph.Targets[e]]);
    });

    [Fact]
    public void Nodes_on_or_behind_a_cycle_are_left_out() => GraphProperty.Holds(graph =>
    {
        var closure = GraphProperty.Closure(graph);
        var free = Enumerable.Range(0, graph.NodeCount)
            .Where(node => !Enumerable.Range(0, graph.NodeCount).Any(c => closure[c, c] && (c == node || closure[c, node])));
        var order = TopologicalOrder.Of(graph);
        return order.Nodes.Order().SequenceEqual(free) && order.IsCyclic == (order.Nodes.Length < graph.NodeCount);
    });

    [Fact]
    public void Strong_components_are_mutual_reach_in_reverse_order() => GraphProperty.Holds(graph =>
    {
        var closure = GraphProperty.Closure(graph);
        var components = StronglyConnectedComponents.Of(graph);
        var nodes = Enumerable.Range(0, graph.NodeCount).ToArray();
        return nodes.All(a => nodes.All(b =>
                (components.Of[a] == components.Of[b]) == (a == b || (closure[a, b] && closure[b, a]))
                && (!closure[a, b] || components.Of[a] >= components.Of[b])))
            && components.Of.Distinct().Count() == components.Count
            && components.Sizes().Sum() == graph.NodeCount;
    });

    [Fact]
    public void Weak_components_ignore_directions() => GraphProperty.Holds(graph =>
    {
        var closure = GraphProperty.Closure(SimpleGraph.Undirected(graph));
        var components = WeaklyConnectedComponents.Of(graph);
        var nodes = Enumerable.Range(0, graph.NodeCount).ToArray();
        return nodes.All(a => nodes.All(b => (components.Of[a] == components.Of[b]) == (a == b || closure[a, b])))
            && components.Of.Distinct().SequenceEqual(Enumerable.Range(0, components.Count));
    });

    [Fact]
    public void A_chain_of_a_million_needs_no_deep_stack()
    {
        const int Length = 1_000_000;
        var chain = new DirectedGraph(
            Length, Enumerable.Range(0, Length - 1).ToArray(), Enumerable.Range(1, Length - 1).ToArray());

        Assert.Equal(Length, StronglyConnectedComponents.Of(chain).Count);
        Assert.Equal(Length, TopologicalOrder.Of(chain).Nodes.Length);
        Assert.Equal(Length - 1, Reachability.Descendants(chain, 0).Length);
    }
}
