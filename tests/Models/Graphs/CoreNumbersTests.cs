using GraphSec.Models;
using GraphSec.Models.Detectors;
using GraphSec.Models.Graphs;

namespace GraphSec.Tests.Models.Graphs;

public sealed class CoreNumbersTests
{
    [Fact]
    public void A_clique_with_a_tail()
    {
        var graph = AttributedGraph.Undirected(new Tensor(7, 1), [0, 0, 0, 1, 1, 2, 3, 4], [1, 2, 3, 2, 3, 3, 4, 5]);
        Assert.Equal([3, 3, 3, 3, 1, 1, 0], CoreNumbers.Of(graph.Neighbours!));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void They_are_what_taking_nodes_off_leaves(ulong seed)
    {
        const int Nodes = 60;
        var random = new Pcg32(seed);
        int[] Ends() => [.. Enumerable.Range(0, 200).Select(_ => random.Next(Nodes))];
        var neighbours = AttributedGraph.Undirected(new Tensor(Nodes, 1), Ends(), Ends()).Neighbours!;
        var cores = CoreNumbers.Of(neighbours);
        for (var k = 1; k <= cores.Max() + 1; k++)
        {
            var kept = Enumerable.Range(0, Nodes).ToHashSet();
            while (kept.RemoveWhere(node => neighbours.Indices[neighbours.Offsets[node]..neighbours.Offsets[node + 1]].Count(kept.Contains) < k) > 0)
            {
            }

            Assert.Equal(kept.Order(), Enumerable.Range(0, Nodes).Where(node => cores[node] >= k));
        }
    }
}
