using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Tests.Pipeline.Detection;

public class SurpriseCalibrationTests
{
    private static readonly SurpriseCalibration Calibration = Of(Enumerable.Range(0, 1001).Select(i => i / 100.0));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 50)]
    [InlineData(9, 90)]
    public void A_percentile_is_the_share_below(double surprise, double expected) =>
        Assert.Equal(expected, Calibration.Percentile(surprise), 0.6);

    [Fact]
    public void Percentiles_rise_with_surprise_beyond_all_seen_and_stay_below_100()
    {
        var percentiles = Enumerable.Range(0, 200).Select(i => Calibration.Percentile(i / 10.0)).ToArray();
        Assert.Equal(percentiles.Order(), percentiles);
        Assert.True(percentiles[^1] is > 99.5 and < 100);
    }

    [Fact]
    public void Too_few_surprises_leave_the_exponential_distribution() =>
        Assert.Equal(100 * (1 - Math.Exp(-2)), Of([1, 2, 3]).Percentile(2), 9);

    [Fact]
    public void A_weight_of_two_is_as_good_as_two()
    {
        var numbers = Enumerable.Range(0, 500).Select(i => i * i / 1000.0).ToArray();
        var doubled = Of(numbers.Concat(numbers.Where(number => number > 100)));
        var weighted = SurpriseCalibration.Of(numbers.Select(number => (number, number > 100 ? 2.0 : 1.0)));
        Assert.All([1.0, 50, 99, 101, 180, 240], surprise =>
            Assert.Equal(doubled.Percentile(surprise), weighted.Percentile(surprise), 0.5));
    }

    private static SurpriseCalibration Of(IEnumerable<double> surprises) =>
        SurpriseCalibration.Of(surprises.Select(surprise => (surprise, 1.0)));
}
