namespace GraphSec.Models;

/// <summary>The weights that turn a weighted sum over a bag into a mean.</summary>
internal static class BagWeights
{
    /// <summary>into[k] = w[k] / Σ w of k's bag, 0 where the sum is 0; no weights means ones.</summary>
    public static void Average(ReadOnlySpan<int> offsets, ReadOnlySpan<float> weights, Span<float> into)
    {
        for (var i = 0; i + 1 < offsets.Length; i++)
        {
            var (start, end) = (offsets[i], offsets[i + 1]);
            var sum = weights.IsEmpty ? end - start : 0f;
            for (var k = start; k < end && !weights.IsEmpty; k++)
            {
                sum += weights[k];
            }

            var share = sum == 0 ? 0 : 1 / sum;
            for (var k = start; k < end; k++)
            {
                into[k] = weights.IsEmpty ? share : weights[k] * share;
            }
        }
    }
}
