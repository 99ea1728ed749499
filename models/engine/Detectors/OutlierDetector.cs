namespace GraphSec.Models.Detectors;

/// <summary>
/// A detector in PyGOD's vocabulary (Liu et al. 2024): fitted without labels, it gives every row a score, larger meaning
/// odder, and takes the share <see cref="Contamination"/> with the largest scores as outliers.
/// </summary>
public abstract class OutlierDetector
{
    float[]? _scores;

    /// <summary>The expected share of outliers, above 0 and at most ½.</summary>
    public float Contamination
    {
        get;
        init => field = value is > 0 and <= 0.5f
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "above 0 and at most 0.5");
    } = 0.1f;

    /// <summary>One per row of what was fitted.</summary>
    public IReadOnlyList<float> DecisionScores => Fitted();

    /// <summary>Scores above it are outliers: the quantile of the fitted scores at 1 - contamination, between neighbours by
    /// linear interpolation.</summary>
    public float Threshold { get; private set; }

    /// <summary>Which of the fitted rows are outliers.</summary>
    public IReadOnlyList<bool> Labels => Array.ConvertAll(Fitted(), score => score > Threshold);

    public void Fit(AttributedGraph data)
    {
        Learn(data);
        _scores = Decide(data);
        Threshold = Quantile(_scores, 1 - Contamination);
    }

    /// <summary>Scores of other data, by what was learned.</summary>
    public float[] DecisionFunction(AttributedGraph data)
    {
        Fitted();
        return Decide(data);
    }

    protected abstract void Learn(AttributedGraph data);

    protected abstract float[] Decide(AttributedGraph data);

    static float Quantile(float[] values, float share)
    {
        if (values.Length == 0)
        {
            return 0;
        }

        var sorted = values.Order().ToArray();
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    float[] Fitted() => _scores ?? throw new InvalidOperationException("the detector was not fitted");
}
