namespace GraphSec.Models;

/// <summary>Eigenvalues and vectors of a small symmetric matrix by Jacobi's rotations (Golub and Van Loan, 8.5).</summary>
internal static class SymmetricEigen
{
    private const int Sweeps = 60;

    /// <summary>Largest value first; column j of the vectors belongs to value j.</summary>
    /// <param name="matrix">size × size; overwritten.</param>
    public static (double[] Values, double[,] Vectors) Of(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        var vectors = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            vectors[i, i] = 1;
        }

        for (var sweep = 0; sweep < Sweeps && !IsDiagonal(matrix, size); sweep++)
        {
            for (var p = 0; p < size; p++)
            {
                for (var q = p + 1; q < size; q++)
                {
                    Rotate(matrix, vectors, size, p, q);
                }
            }
        }

        var order = Enumerable.Range(0, size).OrderByDescending(i => matrix[i, i]).ToArray();
        var sorted = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                sorted[i, j] = vectors[i, order[j]];
            }
        }

        return (Array.ConvertAll(order, i => matrix[i, i]), sorted);
    }

    private static bool IsDiagonal(double[,] matrix, int size)
    {
        double off = 0, on = 0;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                (off, on) = i == j ? (off, on + matrix[i, j] * matrix[i, j]) : (off + matrix[i, j] * matrix[i, j], on);
            }
        }

        return off <= 1e-24 * on;
    }

    /// <summary>Makes entry (p, q) zero.</summary>
    private static void Rotate(double[,] matrix, double[,] vectors, int size, int p, int q)
    {
        if (matrix[p, q] == 0)
        {
            return;
        }

        var slope = (matrix[q, q] - matrix[p, p]) / (2 * matrix[p, q]);
        var tangent = (slope < 0 ? -1 : 1) / (Math.Abs(slope) + Math.Sqrt(slope * slope + 1));
        var cosine = 1 / Math.Sqrt(tangent * tangent + 1);
        var sine = tangent * cosine;
        for (var k = 0; k < size; k++)
        {
            (matrix[k, p], matrix[k, q]) = (cosine * matrix[k, p] - sine * matrix[k, q], sine * matrix[k, p] + cosine * matrix[k, q]);
        }

        for (var k = 0; k < size; k++)
        {
            (matrix[p, k], matrix[q, k]) = (cosine * matrix[p, k] - sine * matrix[q, k], sine * matrix[p, k] + cosine * matrix[q, k]);
            (vectors[k, p], vectors[k, q]) = (cosine * vectors[k, p] - sine * vectors[k, q], sine * vectors[k, p] + cosine * vectors[k, q]);
        }
    }
}
