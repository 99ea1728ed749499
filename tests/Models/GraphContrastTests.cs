using GraphSec.Models;
using GraphSec.Models.Detectors;
using GraphSec.Models.Detectors.Contrast;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models;

public sealed class GraphContrastTests
{
    public static TheoryData<string> Sets => [.. KernelRegistry.Supported];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Attributes_of_another_community_are_found(string set)
    {
        var (kernels, options) = (KernelRegistry.Create(set), new PairContrastOptions(Rounds: 1));
        Assert.InRange(PlantedGraph.Quality(Scores(new PairContrast(options, kernels), PlantedGraph.Words())), 0.97, 1);
        Assert.InRange(PlantedGraph.Quality(Scores(new PairContrast(options, kernels), PlantedGraph.Numbers())), 0.97, 1);
    }

    [Fact]
    public void Features_fewer_than_the_rank_will_do()
    {
        var scores = Scores(new PairContrast(), PlantedGraph.Numbers(width: 4));
        Assert.InRange(PlantedGraph.Quality(scores), 0.85, 1);
        Assert.All(scores, score => Assert.True(float.IsFinite(score)));
    }

    [Fact]
    public void One_seed_gives_one_score()
    {
        var options = new GraphContrastOptions(new PairContrastOptions(Seed: 5));
        var (first, second) = (Scores(new GraphContrast(options), PlantedGraph.Words()), Scores(new GraphContrast(options), PlantedGraph.Words()));
        Assert.Equal(first, second);
        var other = new GraphContrastOptions(new PairContrastOptions(Seed: 6));
        Assert.NotEqual(first, Scores(new GraphContrast(other), PlantedGraph.Words()));
    }

    [Fact]
    public void The_other_graph_detectors_find_them_too()
    {
        Assert.InRange(PlantedGraph.Quality(Scores(new NeighbourCosine(), PlantedGraph.Words())), 0.9, 1);
        Assert.InRange(PlantedGraph.Quality(Scores(new NeighbourCosine(32), PlantedGraph.Words())), 0.9, 1);
        Assert.InRange(PlantedGraph.Quality(Scores(new WalkContrast(), PlantedGraph.Words())), 0.8, 1);
    }

    [Fact]
    public void What_does_not_look_at_both_finds_nothing()
    {
        OutlierDetector[] blind = [new NodeDegree(), new RandomScores(2), new TrianglesOrLength(), new IsolationForest()];
        foreach (var detector in blind)
        {
            Assert.InRange(PlantedGraph.Quality(Scores(detector, PlantedGraph.Words())), 0.25, 0.75);
        }
    }

    [Fact]
    public void A_dense_group_in_a_thin_graph_stands_out()
    {
        var words = PlantedGraph.Words();
        var joined = words.Neighbours!;
        var (from, to) = (new List<int>(), new List<int>());
        for (var node = 0; node < joined.Rows; node++)
        {
            foreach (var other in joined.Indices.AsSpan(joined.Offsets[node]..joined.Offsets[node + 1]))
            {
                from.Add(node);
                to.Add(other);
            }
        }

        int[] group = [.. Enumerable.Range(0, 14).Select(i => 40 + 4 * i)];
        foreach (var a in group)
        {
            from.AddRange(group.Where(b => b != a).Select(_ => a));
            to.AddRange(group.Where(b => b != a));
        }

        var options = new GraphContrastOptions(new PairContrastOptions());
        var scores = Scores(new GraphContrast(options), AttributedGraph.Undirected(words.Features, from.ToArray(), to.ToArray()));
        var middle = scores.Skip(PlantedGraph.Outliers).Order().ElementAt((PlantedGraph.Nodes - PlantedGraph.Outliers) * 9 / 10);
        Assert.All(group, node => Assert.True(scores[node] > middle));
    }

    [Fact]
    public void Small_and_empty_graphs_have_scores()
    {
        OutlierDetector[] all = [new GraphContrast(new GraphContrastOptions(new PairContrastOptions())), new WalkContrast(), new NeighbourCosine(32), new TrianglesOrLength()];
        foreach (var nodes in new[] { 1, 2, 3 })
        {
            foreach (var detector in all)
            {
                var scores = Scores(detector, AttributedGraph.Undirected(new Tensor(nodes, 2), [], []));
                Assert.Equal(nodes, scores.Count);
                Assert.All(scores, score => Assert.True(float.IsFinite(score)));
            }
        }
    }

    private static IReadOnlyList<float> Scores(OutlierDetector detector, AttributedGraph data)
    {
        detector.Fit(data);
        return detector.DecisionScores;
    }
}
