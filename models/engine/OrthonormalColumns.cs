namespace GraphSec.Models;

/// <summary>Gram and Schmidt over the columns of a matrix, in place; a column that vanishes becomes zeros.</summary>
internal static class OrthonormalColumns
{
    /// <param name="basis">height × rank, row after row.</param>
    public static void Make(float[] basis, int height, int rank)
    {
        for (var c = 0; c < rank; c++)
        {
            var before = Dot(basis, height, rank, c, c);
            for (var earlier = 0; earlier < c; earlier++)
            {
                var share = (float)Dot(basis, height, rank, earlier, c);
                for (var i = 0; i < height; i++)
                {
                    basis[i * rank + c] -= share * basis[i * rank + earlier];
                }
            }

            var square = Dot(basis, height, rank, c, c);
            var scale = square <= 1e-10 * before ? 0 : (float)(1 / Math.Sqrt(square));
            for (var i = 0; i < height; i++)
            {
                basis[i * rank + c] *= scale;
            }
        }
    }

    private static double Dot(float[] basis, int height, int rank, int left, int right)
    {
        var sum = 0.0;
        for (var i = 0; i < height; i++)
        {
            sum += (double)basis[i * rank + left] * basis[i * rank + right];
        }

        return sum;
    }
}
