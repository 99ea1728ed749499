namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>
/// Probability of an outcome from two witnesses: a base distribution and the counts of a block's peers, smoothed in the way of
/// Pitman-Yor (Teh, ACL 2006): p(o) = (max(c(o) − d, 0) + (k + Σ min(c, d)) · base(o)) / (n + k).
/// </summary>
internal static class PeerMixture
{
    /// <param name="counts">Weighted peers per outcome, the judged one left out.</param>
    /// <param name="probabilities">In: the base distribution. Out: the mixture; sums to 1 where the base does.</param>
    public static void Mix(ReadOnlySpan<double> counts, double strength, double discount, Span<double> probabilities)
    {
        double total = 0, discounted = 0;
        foreach (var count in counts)
        {
            total += count;
            discounted += Math.Min(count, discount);
        }

        for (var i = 0; i < counts.Length; i++)
        {
            probabilities[i] = (Math.Max(counts[i] - discount, 0) + (strength + discounted) * probabilities[i]) / (total + strength);
        }
    }

    /// <summary>Total probability of the outcomes at most as probable as <paramref name="seen"/>.</summary>
    public static double Tail(ReadOnlySpan<double> probabilities, double seen)
    {
        double tail = 0;
        foreach (var p in probabilities)
        {
            tail += p <= seen * (1 + 1e-9) ? p : 0;
        }

        return Math.Min(tail, 1);
    }

    /// <summary>The largest tail that a slot can show without exceeding <paramref name="limit"/>: the chance that it alone looks
    /// at least that odd.</summary>
    public static double AttainableTail(ReadOnlySpan<double> probabilities, double limit)
    {
        // Adding outcomes from the least probable up gives every attainable tail in turn.
        Span<double> sorted = probabilities.Length <= 64 ? stackalloc double[probabilities.Length] : new double[probabilities.Length];
        probabilities.CopyTo(sorted);
        sorted.Sort();
        double tail = 0, best = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            tail += sorted[i];
            var isWhole = i + 1 == sorted.Length || sorted[i + 1] > sorted[i] * (1 + 1e-9);
            if (tail > limit * (1 + 1e-9))
            {
                break;
            }

            best = isWhole ? tail : best;
        }

        return best;
    }
}
