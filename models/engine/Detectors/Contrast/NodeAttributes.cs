using System.Numerics.Tensors;

namespace GraphSec.Models.Detectors.Contrast;

/// <summary>
/// Features as detectors compare them. Words (nothing below 0, at least half of the values 0) become TF-IDF of their presence,
/// numbers the normal quantiles of their ranks, column by column, so that no column's unit or tail counts.
/// </summary>
internal sealed class NodeAttributes
{
    private NodeAttributes(CsrMatrix unit, CsrMatrix? presence) => (Unit, Presence) = (unit, presence);

    /// <summary>Nodes × features, rows of length 1, or 0 where a node has nothing.</summary>
    public CsrMatrix Unit { get; }

    /// <summary>Which words a node has, without weights; null where features are numbers.</summary>
    public CsrMatrix? Presence { get; }

    public static bool AreWords(Tensor features) =>
        2L * features.Values.Count(0f) >= features.Length && (features.Length == 0 || TensorPrimitives.Min(features.Values) >= 0);

    public static NodeAttributes Of(Tensor features) =>
        AreWords(features) ? Words(features) : new NodeAttributes(Scaled(Quantiles(features)), null);

    /// <summary>The entries that are not 0, rows of length 1.</summary>
    public static CsrMatrix Scaled(Tensor x)
    {
        var (offsets, indices, weights) = (new int[x.Rows + 1], new List<int>(), new List<float>());
        for (var row = 0; row < x.Rows; row++)
        {
            var values = x.Row(row);
            var length = MathF.Max(TensorPrimitives.Norm(values), float.Epsilon);
            for (var column = 0; column < values.Length; column++)
            {
                if (values[column] != 0)
                {
                    indices.Add(column);
                    weights.Add(values[column] / length);
                }
            }

            offsets[row + 1] = indices.Count;
        }

        return new CsrMatrix(x.Rows, x.Columns, offsets, [.. indices], [.. weights]);
    }

    private static NodeAttributes Words(Tensor features)
    {
        var frequency = new int[features.Columns];
        for (var row = 0; row < features.Rows; row++)
        {
            var values = features.Row(row);
            for (var column = 0; column < values.Length; column++)
            {
                frequency[column] += values[column] > 0 ? 1 : 0;
            }
        }

        // A word that all have tells nothing but is kept for its presence: its weight is 0.
        var weighted = new Tensor(features.Rows, features.Columns);
        for (var row = 0; row < features.Rows; row++)
        {
            for (var column = 0; column < features.Columns; column++)
            {
                weighted[row, column] = features[row, column] > 0
                    ? MathF.Max(MathF.Log((float)features.Rows / frequency[column]), 1e-6f) : 0;
            }
        }

        var unit = Scaled(weighted);
        return new NodeAttributes(unit, new CsrMatrix(unit.Rows, unit.Columns, unit.Offsets, unit.Indices));
    }

    /// <summary>Equal values share the middle of their ranks; a constant column becomes zeros.</summary>
    private static Tensor Quantiles(Tensor features)
    {
        var result = new Tensor(features.Rows, features.Columns);
        var (column, order) = (new float[features.Rows], new int[features.Rows]);
        for (var c = 0; c < features.Columns; c++)
        {
            for (var row = 0; row < features.Rows; row++)
            {
                (column[row], order[row]) = (features[row, c], row);
            }

            Array.Sort(column, order);
            for (var first = 0; first < column.Length;)
            {
                var end = first;
                while (end < column.Length && column[end] == column[first])
                {
                    end++;
                }

                var quantile = (float)NormalQuantile.At((first + end) / 2.0 / column.Length);
                for (; first < end; first++)
                {
                    result[order[first], c] = quantile;
                }
            }
        }

        return result;
    }
}
