namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>
/// Turns a block's surprise into a percentile among blocks of repositories that training did not see. Beyond the largest seen,
/// the tail goes on exponentially at the rate of the top tenth, so that very odd blocks still differ.
/// </summary>
public sealed class SurpriseCalibration
{
    private readonly double[] quantiles;
    private readonly double excess;

    /// <param name="quantiles">Ascending surprises at equal steps of probability from 0 to 1; none leaves percentiles to the
    /// exponential distribution that calibrated surprises follow.</param>
    public SurpriseCalibration(IReadOnlyList<double> quantiles)
    {
        this.quantiles = [.. quantiles];
        if (quantiles.Count > 0)
        {
            // Mean excess over the 90th percentile is the maximum-likelihood rate of an exponential tail.
            var tenth = (quantiles.Count - 1) * 9 / 10;
            excess = Math.Max(0.05, quantiles.Skip(tenth).Average() - quantiles[tenth]);
        }
    }

    public IReadOnlyList<double> Quantiles => quantiles;

    /// <summary>Keeps <paramref name="steps"/> + 1 quantiles of weighted surprises.</summary>
    public static SurpriseCalibration Of(IEnumerable<(double Surprise, double Weight)> surprises, int steps = 200)
    {
        var sorted = surprises.OrderBy(sample => sample.Surprise).ToArray();
        if (sorted.Length < 20)
        {
            return new SurpriseCalibration([]);
        }

        // Each stands at the middle of its weight; the first and the last span the whole.
        var places = new double[sorted.Length];
        var before = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            places[i] = before + sorted[i].Weight / 2;
            before += sorted[i].Weight;
        }

        var quantiles = new double[steps + 1];
        var high = 1;
        for (var i = 0; i <= steps; i++)
        {
            var at = places[0] + (double)i / steps * (places[^1] - places[0]);
            while (high < sorted.Length - 1 && places[high] < at)
            {
                high++;
            }

            var part = Math.Clamp((at - places[high - 1]) / (places[high] - places[high - 1]), 0, 1);
            var (low, top) = (sorted[high - 1].Surprise, sorted[high].Surprise);
            quantiles[i] = Math.Round(low + part * (top - low), 5);
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

        return 100.0 * (1 - 0.5 / last * Math.Exp(-(surprise - quantiles[last]) / excess));
    }
}
