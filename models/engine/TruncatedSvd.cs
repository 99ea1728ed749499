using GraphSec.Models.Kernels;

namespace GraphSec.Models;

/// <summary>
/// The largest singular directions of a sparse matrix by a random projection and power iterations (Halko, Martinsson and Tropp
/// 2011, algorithm 4.4), from a seed.
/// </summary>
internal static class TruncatedSvd
{
    private const int Oversampling = 10;
    private const int Iterations = 6;

    /// <summary>U·S: the rows of <paramref name="x"/> in the plane of its <paramref name="rank"/> largest directions, rows × rank, or fewer
    /// columns where x has no more.</summary>
    public static Tensor Project(CsrMatrix x, int rank, ulong seed, IKernels kernels)
    {
        var least = Math.Min(x.Rows, x.Columns);
        rank = Math.Min(rank, least);
        var width = Math.Min(rank + Oversampling, least);
        var other = Initialize.Normal("", x.Columns, width, 1, new Pcg32(seed)).Values.ToArray();
        var basis = new float[x.Rows * width];
        for (var i = 0; i <= Iterations; i++)
        {
            kernels.Gather(new Bags(x), other, basis, width, add: false);
            OrthonormalColumns.Make(basis, x.Rows, width);
            kernels.Gather(new Bags(x.Transposed()), basis, other, width, add: false);
            if (i < Iterations)
            {
                OrthonormalColumns.Make(other, x.Columns, width);
            }
        }

        // other = Xᵀ·Q now, so that other'·other is Q'·X·Xᵀ·Q, whose eigenvectors turn Q into U.
        var gram = new float[width * width];
        kernels.MatMulLeftTransposed(other, other, gram, new Product(width, x.Columns, width), add: false);
        var (values, vectors) = SymmetricEigen.Of(Square(gram, width));
        var turn = new float[width * rank];
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j < rank; j++)
            {
                turn[i * rank + j] = (float)(vectors[i, j] * Math.Sqrt(Math.Max(values[j], 0)));
            }
        }

        var projected = new Tensor(x.Rows, rank);
        kernels.MatMul(basis, turn, projected.Values, new Product(x.Rows, width, rank), add: false);
        return projected;
    }

    private static double[,] Square(float[] gram, int width)
    {
        var square = new double[width, width];
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j < width; j++)
            {
                square[i, j] = ((double)gram[i * width + j] + gram[j * width + i]) / 2;
            }
        }

        return square;
    }
}
