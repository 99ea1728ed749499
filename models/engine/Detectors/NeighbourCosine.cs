using GraphSec.Models.Detectors.Contrast;
using GraphSec.Models.Kernels;

namespace GraphSec.Models.Detectors;

/// <summary>Mean cosine distance of a node's features to its neighbours' features; the mean of all nodes where it has no neighbour.</summary>
/// <param name="rank">Compare in the plane of so many of the largest directions of the TF-IDF (of numbers: of their ranks' normal quantiles);
/// 0 compares features as they are.</param>
/// <param name="seed">Of the projection.</param>
public sealed class NeighbourCosine(int rank = 0, ulong seed = 0, IKernels? kernels = null) : OutlierDetector
{
    private readonly IKernels kernels = (kernels ?? KernelRegistry.Create()).OnHost();

    protected override void Learn(AttributedGraph data)
    {
    }

    protected override float[] Decide(AttributedGraph data)
    {
        var unit = NodeAttributes.Scaled(
            rank == 0 ? data.Features : TruncatedSvd.Project(NodeAttributes.Of(data.Features).Unit, rank, seed, kernels));
        var rows = unit.Dense();
        var around = new Tensor(rows.Rows, rows.Columns);
        kernels.Gather(new Bags(data.Joined().Averaging()), rows.Values, around.Values, rows.Columns, add: false);
        var scores = Enumerable.Range(0, rows.Rows).Select(node => 1 - unit.Dot(node, around.Row(node))).ToArray();
        var joined = scores.Where((_, node) => data.Degree(node) > 0).DefaultIfEmpty(0).Average();
        return [.. scores.Select((score, node) => data.Degree(node) > 0 ? score : joined)];
    }
}
