namespace GraphSec.Models.Detectors;

/// <summary>One tree of an <see cref="IsolationForest"/>: splits at a uniform value of a random feature that is not
/// constant, down to ⌈log₂ sample⌉ levels.</summary>
internal sealed class IsolationTree
{
    const double EulerGamma = 0.5772156649015329;

    readonly List<IsolationSplit> _splits = [];

    public IsolationTree(Tensor x, Span<int> rows, Pcg32 random)
    {
        var most = (int)Math.Ceiling(Math.Log2(Math.Max(2, rows.Length)));
        Grow(x, rows, 0, most, random);
    }

    /// <summary>c(n) = 2 H(n - 1) - 2 (n - 1) / n, exact for small n where the paper's logarithm is off.</summary>
    public static float MeanPath(int count)
    {
        if (count < 2)
        {
            return 0;
        }

        var harmonic = 0.0;
        for (var k = 1; k < Math.Min(count, 1_000); k++)
        {
            harmonic += 1.0 / k;
        }

        harmonic = count > 1_000 ? Math.Log(count - 1) + EulerGamma : harmonic;
        return (float)(2 * harmonic - 2.0 * (count - 1) / count);
    }

    /// <summary>Splits passed, plus <see cref="MeanPath"/> of the rows left undivided in the leaf.</summary>
    public float PathLength(ReadOnlySpan<float> row)
    {
        var (at, depth) = (0, 0);
        while (_splits[at].Feature >= 0)
        {
            at = row[_splits[at].Feature] < _splits[at].Value ? at + 1 : _splits[at].Right;
            depth++;
        }

        return depth + _splits[at].Value;
    }

    void Grow(Tensor x, Span<int> rows, int depth, int most, Pcg32 random)
    {
        var at = _splits.Count;
        var feature = depth < most && rows.Length > 1 ? Splittable(x, rows, random) : -1;
        if (feature < 0)
        {
            _splits.Add(new IsolationSplit(-1, MeanPath(rows.Length), -1));
            return;
        }

        var (low, high) = Range(x, rows, feature);
        var value = low + (high - low) * random.NextSingle();
        value = value > low ? value : MathF.BitIncrement(low);
        _splits.Add(new IsolationSplit(feature, value, -1));
        var left = Partition(x, rows, feature, value);
        Grow(x, rows[..left], depth + 1, most, random);
        _splits[at] = new IsolationSplit(feature, value, _splits.Count);
        Grow(x, rows[left..], depth + 1, most, random);
    }

    /// <summary>A random feature whose values differ: drawn a few times, then searched for, since one-hot features are
    /// mostly constant within a small sample.</summary>
    static int Splittable(Tensor x, ReadOnlySpan<int> rows, Pcg32 random)
    {
        const int Tries = 8;
        for (var t = 0; t < Tries && x.Columns > 0; t++)
        {
            var feature = random.Next(x.Columns);
            if (Differs(x, rows, feature))
            {
                return feature;
            }
        }

        var start = x.Columns > 0 ? random.Next(x.Columns) : 0;
        for (var step = 0; step < x.Columns; step++)
        {
            var feature = (start + step) % x.Columns;
            if (Differs(x, rows, feature))
            {
                return feature;
            }
        }

        return -1;
    }

    static bool Differs(Tensor x, ReadOnlySpan<int> rows, int feature)
    {
        var (low, high) = Range(x, rows, feature);
        return low < high;
    }

    static (float Low, float High) Range(Tensor x, ReadOnlySpan<int> rows, int feature)
    {
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var row in rows)
        {
            var value = x[row, feature];
            (low, high) = (MathF.Min(low, value), MathF.Max(high, value));
        }

        return (low, high);
    }

    static int Partition(Tensor x, Span<int> rows, int feature, float value)
    {
        var left = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (x[rows[i], feature] < value)
            {
                (rows[left], rows[i]) = (rows[i], rows[left]);
                left++;
            }
        }

        return left;
    }
}
