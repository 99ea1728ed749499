using GraphSec.Models;
using GraphSec.Models.Detectors;

namespace GraphSec.Tests.Models;

public sealed class DetectorTests
{
    const int Rows = 400;
    const int Outliers = 20;

    public static TheoryData<string> Sets => [.. KernelSets.Names];

    [Fact]
    public void A_forest_isolates_what_lies_apart()
    {
        var forest = new IsolationForest(seed: 1) { Contamination = 0.05f };
        forest.Fit(new AttributedGraph(Cloud()));
        Assert.InRange(RankQuality(forest.DecisionScores), 0.98, 1);
        Assert.InRange(forest.Labels.Count(outlier => outlier), 15, 20);
        Assert.All(forest.DecisionScores, score => Assert.InRange(score, 0, 1));
    }

    [Fact]
    public void A_forest_of_one_seed_is_one_forest()
    {
        var (first, second, other) = (Scores(3), Scores(3), Scores(4));
        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        static IReadOnlyList<float> Scores(ulong seed)
        {
            var forest = new IsolationForest(20, 64, seed);
            forest.Fit(new AttributedGraph(Cloud()));
            return forest.DecisionScores;
        }
    }

    [Fact]
    public void The_local_factor_sees_what_lies_apart_from_its_own_cloud()
    {
        var x = Cloud();
        var factor = new LocalOutlierFactor(40) { Contamination = 0.05f };
        factor.Fit(new AttributedGraph(x));
        Assert.InRange(RankQuality(factor.DecisionScores), 0.98, 1);
        Assert.Equal(1, factor.DecisionScores.Order().ElementAt(Rows / 2), 0.1f);
        var far = Tensor.From(1, 6, [50, 50, 50, 50, 50, 50]);
        Assert.InRange(factor.DecisionFunction(new AttributedGraph(far))[0], 5, 1_000);
    }

    [Fact]
    public void What_leaves_the_plane_of_the_data_scores_its_distance()
    {
        var random = new Pcg32(4);
        var x = new Tensor(Rows, 10);
        for (var i = 0; i < Rows; i++)
        {
            var (u, v) = ((float)random.NextNormal(), (float)random.NextNormal());
            for (var c = 0; c < 10; c++)
            {
                x[i, c] = 3 * u * (c % 3) + 2 * v * (c % 2) + 5;
            }

            x[i, 1] += i < Outliers ? 1 : 0;
            x[i, 7] -= i < Outliers ? 1 : 0;
        }

        var detector = new PcaReconstruction(components: 2) { Contamination = 0.05f };
        detector.Fit(new AttributedGraph(x));
        Assert.Equal(1, RankQuality(detector.DecisionScores));
        Assert.InRange(detector.DecisionScores[0], 1.2f, 1.5f);
    }

    [Fact]
    public void A_single_row_is_no_outlier()
    {
        var factor = new LocalOutlierFactor();
        factor.Fit(new AttributedGraph(new Tensor(1, 3)));
        Assert.Equal([1f], factor.DecisionScores);
    }

    [Fact]
    public void Rows_that_are_all_alike_score_alike()
    {
        var forest = new IsolationForest();
        forest.Fit(new AttributedGraph(new Tensor(10, 3)));
        Assert.Single(forest.DecisionScores.Distinct());
        Assert.DoesNotContain(true, forest.Labels);
    }

    [Fact]
    public void The_mean_path_is_that_of_a_search_tree()
    {
        Assert.Equal(0, IsolationTree.MeanPath(1));
        Assert.Equal(1, IsolationTree.MeanPath(2), 1e-6f);
        Assert.Equal(10.24869f, IsolationTree.MeanPath(256), 1e-4f);
        Assert.Equal(IsolationTree.MeanPath(1_000), IsolationTree.MeanPath(1_001), 0.01f);
    }

    [Fact]
    public void An_unfitted_detector_says_so() =>
        Assert.Throws<InvalidOperationException>(() => new IsolationForest().DecisionScores);

    [Fact]
    public void An_autoencoder_finds_foreign_attributes()
    {
        var data = Communities();
        var detector = new GraphAutoencoder(new GraphAutoencoderOptions(Hidden: 8, Epochs: 60, AttributeShare: 0.9f, Seed: 3));
        detector.Fit(data);
        Assert.True(detector.Losses[^1] < detector.Losses[0]);
        Assert.InRange(RankQuality(detector.DecisionScores), 0.9, 1);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Sparse_features_give_the_losses_of_dense_ones(string set)
    {
        var data = Communities();
        foreach (ref var value in data.Features.Values)
        {
            value = value < 0.15f ? 0 : value;
        }

        GraphAutoencoder Trained(float sparseBelow)
        {
            var detector = new GraphAutoencoder(
                new GraphAutoencoderOptions(Hidden: 8, Epochs: 20, SparseBelow: sparseBelow), KernelSets.Create(set));
            detector.Fit(data);
            return detector;
        }

        var (dense, sparse) = (Trained(0), Trained(1));
        Numbers.Close([.. dense.Losses], [.. sparse.Losses], 1e-4f, set);
        Numbers.Close([.. dense.DecisionScores], [.. sparse.DecisionScores], 1e-3f, set);
        Assert.NotEqual(dense.Losses, sparse.Losses);
    }

    /// <summary>The first rows are far from a normal cloud in two of six features.</summary>
    static Tensor Cloud()
    {
        var x = Initialize.Normal("", Rows, 6, 1, new Pcg32(9));
        for (var i = 0; i < Outliers; i++)
        {
            x[i, 1] += 6;
            x[i, 4] -= 6;
        }

        return x;
    }

    /// <summary>Four communities with a feature pattern each; the first nodes wear another community's pattern.</summary>
    static AttributedGraph Communities()
    {
        var random = new Pcg32(2);
        var x = Initialize.Normal("", Rows, 16, 0.1f, random);
        x.IsParameter = false;
        var (from, to) = (new List<int>(), new List<int>());
        for (var i = 0; i < Rows; i++)
        {
            var pattern = i < Outliers ? (i + 2) % 4 : i % 4;
            for (var c = 0; c < 4; c++)
            {
                x[i, 4 * pattern + c] += 1;
            }

            for (var k = 0; k < 4; k++)
            {
                from.Add(i);
                to.Add((i + 4 * (1 + random.Next(Rows / 4 - 1))) % Rows);
            }
        }

        return new(x, CsrMatrix.SymmetricallyNormalized(Rows, [.. from], [.. to]));
    }

    /// <summary>The chance that an outlier scores above an ordinary row.</summary>
    static double RankQuality(IReadOnlyList<float> scores)
    {
        var pairs = from o in Enumerable.Range(0, Outliers)
                    from n in Enumerable.Range(Outliers, Rows - Outliers)
                    select scores[o] > scores[n] ? 1.0 : 0;
        return pairs.Average();
    }
}
