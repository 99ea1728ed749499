namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>
/// Turns a block's surprise into a percentile among blocks of repositories that training did not see. Beyond the largest seen,
/// the tail goes on exponentially at the rate of the top tenth, so that very odd blocks still differ.
/// </summary>
public sealed class SurpriseCalibration
{
    private readonly double[] quantiles;

    /// <param name="quantiles">Ascending surprises at equal steps of probability from 0 to 1; none leaves percentiles to the
    /// exponential distribution that calibrated surprises follow.</param>
    public SurpriseCalibration(IReadOnlyList<double> quantiles) => this.quantiles = [.. quantiles];

    public IReadOnlyList<double> Quantiles => quantiles;

    /// <summary>Keeps <paramref name="steps"/> + 1 quantiles of the surprises.</summary>
    public static SurpriseCalibration Of(IEnumerable<double> surprises, int steps = 200)
    {
        var sorted = surprises.Order().ToArray();
        if (sorted.Length < 20)
        {
            return new SurpriseCalibration([]);
        }

        var quantiles = new double[steps + 1];
        for (var i = 0; i <= steps; i++)
        {
            var at = (double)i / steps * (sorted.Length - 1);
            var low = (int)at;
            var high = Math.Min(low + 1, sorted.Length - 1);
            quantiles[i] = Math.Round(sorted[low] + (at - low) * (sorted[high] - sorted[low]), 5);
        }

        return new SurpriseCalibration(quantiles);
    }

    /// <summary>Percentile of a surprise, 0 to 100.</summary>
    public double Percentile(double surprise)
    {
        if (quantiles.Length == 0)
        {
            return 100 * (1 - Math.Exp(-Math.Max(0, surprise)));
        }

        var last = quantiles.Length - 1;
        var above = Array.BinarySearch(quantiles, surprise);
        above = above < 0 ? ~above : above;
        while (above < last && quantiles[above] <= surprise)
        {
            above++;
        }

        if (surprise < quantiles[last])
        {
            var low = quantiles[Math.Max(0, above - 1)];
            var width = quantiles[above] - low;
            var part = width > 0 ? Math.Clamp((surprise - low) / width, 0, 1) : 0;
            return 100.0 * Math.Min(Math.Max(0, above - 1 + part) / last, 1 - 0.5 / last);
        }

        // Mean excess over the 90th percentile is the maximum-likelihood rate of an exponential tail.
        var tenth = last * 9 / 10;
        var excess = Math.Max(0.05, quantiles.Skip(tenth).Average() - quantiles[tenth]);
        return 100.0 * (1 - 0.5 / last * Math.Exp(-(surprise - quantiles[last]) / excess));
    }
}
