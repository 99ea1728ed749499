namespace GraphSec.Pipeline.Evaluate;

/// <summary>A figure with its 95 % interval by bootstrap over repositories; NaN where it is undefined.</summary>
public readonly record struct Estimate(double Value, double Low, double High)
{
    /// <param name="replicates">The figure in each bootstrap sample; those where it is undefined are left out.</param>
    public static Estimate Of(double value, IEnumerable<double> replicates)
    {
        var sorted = replicates.Where(double.IsFinite).Order().ToArray();
        return sorted.Length == 0 ? new Estimate(value, double.NaN, double.NaN) : new Estimate(value, Quantile(0.025), Quantile(0.975));

        double Quantile(double share)
        {
            var at = share * (sorted.Length - 1);
            var below = (int)at;
            return sorted[below] + (at - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]);
        }
    }
}
