using GraphSec.Models.Kernels;

namespace GraphSec.Models.Detectors;

/// <summary>
/// Breunig et al. 2000: how much thinner a row's surroundings are than its neighbours' surroundings. 1 is ordinary, larger
/// is odder. Exact, by all distances: meant for up to some ten thousand rows.
/// </summary>
/// <param name="neighbours">k, at most one less than the rows fitted; 20 in the paper's experiments.</param>
public sealed class LocalOutlierFactor(int neighbours = 20, IKernels? kernels = null) : OutlierDetector
{
    readonly IKernels _kernels = (kernels ?? KernelRegistry.Create()).OnHost();
    Tensor _x = null!;
    float[] _reach = [];
    float[] _density = [];

    protected override void Learn(AttributedGraph data)
    {
        _x = data.Features;
        var nearest = Nearest(_x);
        _reach = Array.ConvertAll(nearest, near => near.Length == 0 ? 0 : near[^1].Distance);
        _density = Array.ConvertAll(nearest, Density);
    }

    protected override float[] Decide(AttributedGraph data) =>
        Array.ConvertAll(Nearest(data.Features), near =>
            near.Length == 0 ? 1 : near.Average(n => _density[n.Row]) / Density(near));

    /// <summary>One over the mean reachability distance: the distance, but no less than the neighbour's own k-distance.</summary>
    float Density((int Row, float Distance)[] near) =>
        near.Length == 0 ? 1 : 1 / (near.Average(n => MathF.Max(n.Distance, _reach[n.Row])) + 1e-10f);

    /// <summary>Per row the k nearest fitted rows, nearest first. A row that was fitted is not its own neighbour.</summary>
    (int Row, float Distance)[][] Nearest(Tensor rows)
    {
        var near = new (int, float)[rows.Rows][];
        var itself = ReferenceEquals(rows, _x);
        var distances = new (int Row, float Distance)[_x.Rows];
        for (var i = 0; i < rows.Rows; i++)
        {
            for (var j = 0; j < _x.Rows; j++)
            {
                var own = itself && i == j;
                distances[j] = (j, own ? float.PositiveInfinity : _kernels.SquaredDistance(rows.Row(i), _x.Row(j)));
            }

            var count = Math.Min(neighbours, itself ? _x.Rows - 1 : _x.Rows);
            near[i] = [.. distances.OrderBy(d => d.Distance).ThenBy(d => d.Row).Take(count)
                .Select(d => (d.Row, MathF.Sqrt(d.Distance)))];
        }

        return near;
    }
}
