using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Tests.Pipeline.Detection;

public class SurpriseCalibrationTests
{
    private static readonly SurpriseCalibration Calibration = SurpriseCalibration.Of(Enumerable.Range(0, 1001).Select(i => i / 100.0));

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
        Assert.Equal(100 * (1 - Math.Exp(-2)), SurpriseCalibration.Of([1, 2, 3]).Percentile(2), 9);
}
