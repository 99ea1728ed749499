namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>
/// Probability of an outcome from two witnesses: a base distribution and the counts of a block's peers, smoothed in the way of
/// Pitman-Yor (Teh, ACL 2006): p(o) = (max(c(o) − d, 0) + (k + Σ min(c, d)) · base(o)) / (n + k).
/// </summary>
internal static class PeerMixture
{
    /// <param name="weights">Weighted outcomes of all instances of the type.</param>
    /// <param name="own">The outcome of the instance that is judged, which is no peer of its own, and its weight.</param>
    /// <param name="basis">The base distribution.</param>
    /// <param name="probabilities">Out: the mixture; sums to 1 where the base does.</param>
    /// <returns>The peers.</returns>
    public static double Mix(
        ReadOnlySpan<double> weights, (int Outcome, double Weight) own, double strength, double discount, ReadOnlySpan<double> basis,
        Span<double> probabilities)
    {
        double total = 0, discounted = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            var count = Peers(weights, own, i);
            total += count;
            discounted += Math.Min(count, discount);
        }

        for (var i = 0; i < weights.Length; i++)
        {
            var count = Peers(weights, own, i);
            probabilities[i] = (Math.Max(count - discount, 0) + (strength + discounted) * basis[i]) / (total + strength);
        }

        return total;
    }

    /// <summary>Weighted peers with an outcome, the judged instance left out.</summary>
    public static double Peers(ReadOnlySpan<double> weights, (int Outcome, double Weight) own, int outcome) =>
        outcome == own.Outcome ? Math.Max(0, weights[outcome] - own.Weight) : weights[outcome];

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
        // Adding outcomes from the least probable up gives every attainable tail in turn; one that is itself above the limit ends it.
        Span<double> sorted = probabilities.Length <= 64 ? stackalloc double[probabilities.Length] : new double[probabilities.Length];
        var (count, above) = (0, double.PositiveInfinity);
        foreach (var p in probabilities)
        {
            if (p <= limit * (1 + 1e-9))
            {
                sorted[count++] = p;
            }
            else
            {
                above = Math.Min(above, p);
            }
        }

        sorted = sorted[..count];
        sorted.Sort();
        double tail = 0, best = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            tail += sorted[i];
            var isWhole = (i + 1 == sorted.Length ? above : sorted[i + 1]) > sorted[i] * (1 + 1e-9);
            if (tail > limit * (1 + 1e-9))
            {
                break;
            }

            best = isWhole ? tail : best;
        }

        return best;
    }
}
