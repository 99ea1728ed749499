using GraphSec.Models.Graphs;

namespace GraphSec.Tests.Models.Graphs;

public class CentralityTests
{
    [Fact]
    public void Page_rank_is_a_fixed_point_that_sums_to_one() => GraphProperty.Holds(graph =>
    {
        var rank = PageRank.Of(graph, rounds: 200);
        var next = Enumerable.Range(0, graph.NodeCount).Select(node => Step(graph, rank, node)).ToArray();
        return Math.Abs(rank.Sum() - 1) < 1e-12 && rank.Zip(next).All(p => Math.Abs(p.First - p.Second) < 1e-10);
    });

    [Fact]
    public void Page_rank_is_equal_bit_for_bit()
    {
        var graph = GraphProperty.Random(500, 2000, seed: 3, acyclic: false);

        Assert.Equal(PageRank.Of(graph), PageRank.Of(graph));
    }

    [Fact]
    public void Betweenness_is_the_share_of_shortest_paths() => GraphProperty.Holds(graph =>
    {
        var (distance, paths) = ShortestPaths(graph);
        var nodes = Enumerable.Range(0, graph.NodeCount).ToArray();
        var found = Betweenness.Of(graph, seed: 1);
        return nodes.All(v => Math.Abs(found[v] - Expected(v)) < 1e-9);

        double Expected(int v) => (
            from s in nodes
            from t in nodes
            where s != t && s != v && t != v && distance[s, t] < int.MaxValue
                && distance[s, v] < int.MaxValue && distance[v, t] < int.MaxValue
                && distance[s, v] + distance[v, t] == distance[s, t]
            select paths[s, v] * paths[v, t] / paths[s, t]).Sum();
    });

    [Fact]
    public void Sampled_betweenness_is_seeded_and_near_the_whole()
    {
        var graph = GraphProperty.Random(400, 1600, seed: 4, acyclic: false);
        var whole = Betweenness.Of(graph, seed: 1);
        var sample = Betweenness.Of(graph, seed: 1, sourceLimit: 200);

        Assert.Equal(sample, Betweenness.Of(graph, seed: 1, sourceLimit: 200));
        Assert.NotEqual(sample, Betweenness.Of(graph, seed: 2, sourceLimit: 200));
        Assert.InRange(sample.Sum() / whole.Sum(), 0.8, 1.2);
    }

    [Fact]
    public void Triangles_are_triples_joined_pair_by_pair() => GraphProperty.Holds(graph =>
    {
        var nodes = Enumerable.Range(0, graph.NodeCount).ToArray();
        var joined = new bool[graph.NodeCount, graph.NodeCount];
        for (var e = 0; e < graph.EdgeCount; e++)
        {
            joined[graph.Sources[e], graph.Targets[e]] = joined[graph.Targets[e], graph.Sources[e]] = true;
        }

        var found = Triangles.Of(graph);
        return nodes.All(a => found[a] == nodes.Sum(b => nodes.Count(c =>
            b < c && a != b && a != c && joined[a, b] && joined[b, c] && joined[a, c])));
    });

    private static double Step(DirectedGraph graph, double[] rank, int node)
    {
        var floor = (1 - PageRank.Damping) / graph.NodeCount;
        for (var from = 0; from < graph.NodeCount; from++)
        {
            var next = graph.Successors(from).ToArray();
            floor += PageRank.Damping * rank[from]
                * (next.Length == 0 ? 1.0 / graph.NodeCount : (double)next.Count(n => n == node) / next.Length);
        }

        return floor;
    }

    private static (int[,] Distance, double[,] Paths) ShortestPaths(DirectedGraph graph)
    {
        var count = graph.NodeCount;
        var joined = new bool[count, count];
        for (var e = 0; e < graph.EdgeCount; e++)
        {
            joined[graph.Sources[e], graph.Targets[e]] = true;
        }

        var distance = new int[count, count];
        var paths = new double[count, count];
        for (var s = 0; s < count; s++)
        {
            for (var t = 0; t < count; t++)
            {
                distance[s, t] = s == t ? 0 : int.MaxValue;
            }

            paths[s, s] = 1;
            for (var length = 1; length < count; length++)
            {
                for (var t = 0; t < count; t++)
                {
                    var ways = Enumerable.Range(0, count).Where(m => distance[s, m] == length - 1 && joined[m, t]).Sum(m => paths[s, m]);
                    if (ways > 0 && distance[s, t] == int.MaxValue)
                    {
                        (distance[s, t], paths[s, t]) = (length, ways);
                    }
                }
            }
        }

        return (distance, paths);
    }
}
