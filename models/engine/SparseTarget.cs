namespace GraphSec.Models;

/// <summary>A sparse matrix that a product is to come near, with what the distance needs of it computed once.</summary>
public sealed class SparseTarget
{
    /// <param name="matrix">No two entries at one place.</param>
    public SparseTarget(CsrMatrix matrix)
    {
        (Matrix, ColumnSums) = (matrix, new float[matrix.Columns]);
        var squares = 0.0;
        for (var k = 0; k < matrix.Count; k++)
        {
            var value = matrix.Weights is { } weights ? weights[k] : 1;
            ColumnSums[matrix.Indices[k]] += value;
            squares += (double)value * value;
        }

        SquaredNorm = (float)squares;
    }

    public CsrMatrix Matrix { get; }

    /// <summary>One per column.</summary>
    public float[] ColumnSums { get; }

    /// <summary>Σ x².</summary>
    public float SquaredNorm { get; }

    /// <summary>The numbers of a dense matrix that are not 0, or null where they are <paramref name="share"/> of all or more.</summary>
    public static SparseTarget? Below(float share, Tensor x)
    {
        var values = x.Read();
        if (values.Length - values.Count(0f) >= share * values.Length)
        {
            return null;
        }

        var (offsets, indices, weights) = (new int[x.Rows + 1], new List<int>(), new List<float>());
        for (var i = 0; i < x.Rows; i++)
        {
            for (var j = 0; j < x.Columns; j++)
            {
                if (values[i * x.Columns + j] is var value and not 0)
                {
                    indices.Add(j);
                    weights.Add(value);
                }
            }

            offsets[i + 1] = indices.Count;
        }

        return new SparseTarget(new CsrMatrix(x.Rows, x.Columns, offsets, [.. indices], [.. weights]));
    }
}
