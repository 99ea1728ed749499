using GraphSec.Models.Kernels;

namespace GraphSec.Models;

/// <summary>Logistic regression with a ridge, fitted by Newton's method (Hastie et al., 4.4.1).</summary>
internal sealed class LogisticRegression(float ridge, IKernels kernels)
{
    private const int Iterations = 25;
    private const double Enough = 1e-3;

    /// <summary>Weights of the columns.</summary>
    /// <param name="x">rows × columns.</param>
    /// <param name="targets">0 or 1 per row; NaN leaves a row out.</param>
    public float[] Fit(ReadOnlySpan<float> x, ReadOnlySpan<float> targets, int columns)
    {
        var rows = targets.Length;
        var (weights, logits, slope, curved) = (new float[columns], new float[rows], new float[rows], new float[rows * columns]);
        var (gradient, curvature) = (new float[columns], new float[columns * columns]);
        for (var i = 0; i < Iterations; i++)
        {
            kernels.MatMul(x, weights, logits, new Product(rows, columns, 1), add: false);
            for (var row = 0; row < rows; row++)
            {
                var isLeftOut = float.IsNaN(targets[row]);
                var chance = 1 / (1 + MathF.Exp(-Math.Clamp(logits[row], -30, 30)));
                slope[row] = isLeftOut ? 0 : targets[row] - chance;
                kernels.Scale(
                    x.Slice(row * columns, columns), isLeftOut ? 0 : chance * (1 - chance) + 1e-6f,
                    curved.AsSpan(row * columns, columns), add: false);
            }

            kernels.MatMulLeftTransposed(x, slope, gradient, new Product(columns, rows, 1), add: false);
            kernels.MatMulLeftTransposed(x, curved, curvature, new Product(columns, rows, columns), add: false);
            if (Step(weights, gradient, curvature) < Enough)
            {
                break;
            }
        }

        return weights;
    }

    /// <summary>Goes one step; the largest change of a weight.</summary>
    private double Step(float[] weights, float[] gradient, float[] curvature)
    {
        var size = weights.Length;
        var matrix = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                matrix[i, j] = curvature[i * size + j] + (i == j ? ridge : 0);
            }
        }

        var right = new double[size];
        for (var i = 0; i < size; i++)
        {
            right[i] = gradient[i] - ridge * weights[i];
        }

        var change = CholeskySolver.Solve(matrix, right);
        for (var i = 0; i < size; i++)
        {
            weights[i] += (float)change[i];
        }

        return change.Max(Math.Abs);
    }
}
