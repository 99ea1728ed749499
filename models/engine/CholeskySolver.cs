namespace GraphSec.Models;

/// <summary>Solves A·x = b for a symmetric positive definite A by A = L·Lᵀ.</summary>
internal static class CholeskySolver
{
    /// <param name="matrix">size × size, of which the lower half is read; L stands there afterwards.</param>
    /// <param name="right">b; overwritten by x, which is returned.</param>
    public static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= matrix[i, k] * matrix[j, k];
                }

                // Rounding may take a pivot below 0 where columns repeat each other.
                matrix[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / matrix[j, j];
            }
        }

        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
            {
                right[i] -= matrix[i, k] * right[k];
            }

            right[i] /= matrix[i, i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
            {
                right[i] -= matrix[k, i] * right[k];
            }

            right[i] /= matrix[i, i];
        }

        return right;
    }
}
