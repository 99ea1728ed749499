using GraphSec.Pipeline.Evaluate;

namespace GraphSec.Tests.Pipeline.Evaluate;

public class RankingMetricsTests
{
    [Fact]
    public void A_perfect_ranking_has_area_one()
    {
        Assert.Equal(1, RankingMetrics.RocAuc([0.9, 0.8, 0.1, 0.2], [true, true, false, false]));
        Assert.Equal(1, RankingMetrics.AveragePrecision([0.9, 0.8, 0.1, 0.2], [true, true, false, false]));
    }

    [Fact]
    public void Ties_count_half() => Assert.Equal(0.5, RankingMetrics.RocAuc([1, 1, 1, 1], [true, false, true, false]));

    [Fact]
    public void Figures_agree_with_those_worked_out_by_hand()
    {
        double[] scores = [5, 4, 3, 2, 1];
        bool[] labels = [true, false, true, false, false];
        Assert.Equal(5 / 6.0, RankingMetrics.RocAuc(scores, labels), 9);
        Assert.Equal((1 + 2 / 3.0) / 2, RankingMetrics.AveragePrecision(scores, labels), 9);
    }

    [Fact]
    public void One_class_alone_has_no_area() => Assert.True(double.IsNaN(RankingMetrics.RocAuc([1, 2], [true, true])));

    [Fact]
    public void The_curve_ends_where_everything_is_flagged()
    {
        var last = RankingMetrics.Curve([3, 2, 1], [false, true, false]).Last();
        Assert.Equal((1.0, 1.0), (last.Recall, last.FalsePositiveRate));
    }
}
