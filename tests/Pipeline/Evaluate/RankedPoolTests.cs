using GraphSec.Models;
using GraphSec.Pipeline.Evaluate;

namespace GraphSec.Tests.Pipeline.Evaluate;

public class RankedPoolTests
{
    private static readonly (double Score, int Repository, bool IsFault, double Above)[] Rows = Draw();

    [Fact]
    public void Folded_figures_are_those_of_all_rows()
    {
        var figures = new RankedPool(Rows, 3, [0.1]).Figures([1, 1, 1]);
        double[] scores = [.. Rows.Select(r => r.Score)];
        bool[] labels = [.. Rows.Select(r => r.IsFault)];
        Assert.Equal(RankingMetrics.RocAuc(scores, labels), figures[(int)Figure.RocAuc], 9);
        Assert.Equal(RankingMetrics.AveragePrecision(scores, labels), figures[(int)Figure.AveragePrecision], 9);
    }

    [Fact]
    public void A_weight_counts_a_repository_that_often()
    {
        var weighted = new RankedPool(Rows, 3, [0.1]).Figures([2, 0, 1]);
        var repeated = Rows.Where(r => r.Repository != 1).Concat(Rows.Where(r => r.Repository == 0));
        var plain = new RankedPool(repeated, 3, [0.1]).Figures([1, 1, 1]);
        Assert.All(weighted.Zip(plain), pair => Assert.Equal(pair.Second, pair.First, 9));
    }

    [Fact]
    public void Recall_counts_faults_that_few_rank_above()
    {
        var pool = new RankedPool([(3, 0, true, 0), (2, 0, false, 0), (1, 0, true, 0.5)], 1, [0.01, 0.6]);
        var figures = pool.Figures([1]);
        Assert.Equal([0.5, 1.0], figures[3..]);
        Assert.Equal(0.5, figures[(int)Figure.PrecisionAtFaults]);
    }

    [Fact]
    public void The_same_seed_draws_the_same_repositories()
    {
        var (first, second) = (new Bootstrap(5, 30, 7), new Bootstrap(5, 30, 7));
        Assert.All(first.Samples.Zip(second.Samples), pair => Assert.Equal(pair.First, pair.Second));
        Assert.All(first.Samples, counts => Assert.Equal(5, counts.Sum()));
    }

    private static (double, int, bool, double)[] Draw()
    {
        var random = new Pcg32(3);
        return [.. Enumerable.Range(0, 300).Select(_ => ((double)random.Next(40), random.Next(3), random.Next(8) == 0, random.NextDouble()))];
    }
}
