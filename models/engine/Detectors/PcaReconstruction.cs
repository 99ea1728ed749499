using GraphSec.Models.Kernels;

namespace GraphSec.Models.Detectors;

/// <summary>
/// Distance of a row from the plane of the largest principal components (Shyu et al. 2003). The components come from
/// subspace iteration on the covariance, started from a seed.
/// </summary>
/// <param name="components">Dimensions of the plane, cut to the number of features.</param>
public sealed class PcaReconstruction(int components = 8, ulong seed = 0, IKernels? kernels = null) : OutlierDetector
{
    const int Iterations = 60;
    readonly IKernels _kernels = (kernels ?? KernelRegistry.Create()).OnHost();
    float[] _mean = [];
    float[] _basis = [];
    int _rank;

    protected override void Learn(AttributedGraph data)
    {
        var (rows, width) = (data.Features.Rows, data.Features.Columns);
        _rank = Math.Min(components, width);
        _mean = new float[width];
        _kernels.ColumnSums(data.Features.Values, _mean, add: false);
        _kernels.Scale(_mean, 1f / Math.Max(rows, 1), _mean, add: false);
        var centred = Centred(data.Features);
        var covariance = new float[width * width];
        _kernels.MatMulLeftTransposed(centred, centred, covariance, new Product(width, rows, width), add: false);
        _basis = Initialize.Normal("", width, _rank, 1, new Pcg32(seed)).Values.ToArray();
        var next = new float[_basis.Length];
        for (var i = 0; i < Iterations; i++)
        {
            OrthonormalColumns.Make(_basis, width, _rank);
            _kernels.MatMul(covariance, _basis, next, new Product(width, width, _rank), add: false);
            (_basis, next) = (next, _basis);
        }

        OrthonormalColumns.Make(_basis, width, _rank);
    }

    protected override float[] Decide(AttributedGraph data)
    {
        var (rows, width) = (data.Features.Rows, data.Features.Columns);
        var centred = Centred(data.Features);
        var inside = new float[rows * _rank];
        var rebuilt = new float[centred.Length];
        _kernels.MatMul(centred, _basis, inside, new Product(rows, width, _rank), add: false);
        _kernels.MatMulRightTransposed(inside, _basis, rebuilt, new Product(rows, _rank, width), add: false);
        var scores = new float[rows];
        for (var i = 0; i < rows; i++)
        {
            var row = centred.AsSpan(i * width, width);
            scores[i] = MathF.Sqrt(_kernels.SquaredDistance(row, rebuilt.AsSpan(i * width, width)));
        }

        return scores;
    }

    float[] Centred(Tensor x)
    {
        var centred = new float[x.Length];
        var negative = Array.ConvertAll(_mean, m => -m);
        _kernels.Activate(Activation.Identity, x.Values, negative, centred);
        return centred;
    }
}
