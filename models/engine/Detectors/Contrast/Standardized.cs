namespace GraphSec.Models.Detectors.Contrast;

/// <summary>Scores on one scale.</summary>
internal static class Standardized
{
    /// <summary>Mean 0 and standard deviation 1; zeros where all are equal.</summary>
    public static float[] Of(IReadOnlyList<float> scores)
    {
        var (mean, deviation) = Moments(scores);
        return [.. scores.Select(score => deviation > 0 ? (score - mean) / deviation : 0)];
    }

    public static (float Mean, float Deviation) Moments(IReadOnlyList<float> scores)
    {
        var mean = scores.Count == 0 ? 0 : scores.Average(score => (double)score);
        var variance = scores.Count == 0 ? 0 : scores.Average(score => (score - mean) * (score - mean));
        return ((float)mean, (float)Math.Sqrt(variance));
    }
}
