namespace GraphSec.Models.Detectors.Contrast;

/// <summary>
/// Columns of a logistic regression that is quadratic in standardised similarities q and lets a node's degree l bend them:
/// 1, q, l, q·l, and q·q once for each two.
/// </summary>
internal sealed class QuadraticTerms
{
    private readonly int width;
    private readonly float[] mean;
    private readonly float[] scale;
    private readonly float[] degrees;

    /// <param name="reference">Nodes × width, by which all are standardised.</param>
    /// <param name="degrees">One per node: the logarithm of 1 + its degree.</param>
    public QuadraticTerms(float[] reference, int width, float[] degrees)
    {
        this.width = width;
        var nodes = Math.Max(degrees.Length, 1);
        (mean, scale, this.degrees) = (new float[width], new float[width], [.. degrees]);
        for (var c = 0; c < width; c++)
        {
            (mean[c], scale[c]) = Moments(Enumerable.Range(0, degrees.Length).Select(i => reference[i * width + c]), nodes);
        }

        var (middle, inverse) = Moments(degrees, nodes);
        for (var i = 0; i < degrees.Length; i++)
        {
            this.degrees[i] = (degrees[i] - middle) * inverse;
        }
    }

    public int Count => 2 + 2 * width + width * (width + 1) / 2;

    /// <summary>Writes nodes × <see cref="Count"/>.</summary>
    public void Write(float[] similarities, Span<float> into)
    {
        Span<float> q = stackalloc float[width];
        for (var i = 0; i < degrees.Length; i++)
        {
            var row = into.Slice(i * Count, Count);
            (row[0], row[1]) = (1, degrees[i]);
            var at = 2 + 2 * width;
            for (var c = 0; c < width; c++)
            {
                q[c] = (similarities[i * width + c] - mean[c]) * scale[c];
                (row[2 + c], row[2 + width + c]) = (q[c], q[c] * degrees[i]);
                for (var earlier = 0; earlier <= c; earlier++)
                {
                    row[at++] = q[c] * q[earlier];
                }
            }
        }
    }

    /// <summary>The mean, and 1 over the standard deviation or 0.</summary>
    private static (float Mean, float Scale) Moments(IEnumerable<float> values, int count)
    {
        double sum = 0, squares = 0;
        foreach (var value in values)
        {
            sum += value;
            squares += (double)value * value;
        }

        var variance = squares / count - sum / count * (sum / count);
        return ((float)(sum / count), variance > 1e-12 ? (float)(1 / Math.Sqrt(variance)) : 0);
    }
}
