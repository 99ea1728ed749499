using System.Numerics.Tensors;
using GraphSec.Models.Graphs;

namespace GraphSec.Models.Detectors;

/// <summary>
/// The higher of two ranks: of the triangles that a node is in, and of its features' Euclidean length. It learns nothing. Where it
/// tells outliers, planting them left these traces (Huang et al. 2023, arXiv 2210.12941), and other scores there prove little.
/// </summary>
public sealed class TrianglesOrLength : OutlierDetector
{
    protected override void Learn(AttributedGraph data)
    {
    }

    protected override float[] Decide(AttributedGraph data)
    {
        var nodes = data.Features.Rows;
        var joined = data.Joined();
        int[] from = [.. Enumerable.Range(0, nodes).SelectMany(node => Enumerable.Repeat(node, data.Degree(node)))];
        var triangles = Triangles.Of(new DirectedGraph(nodes, from, joined.Indices));
        var lengths = Enumerable.Range(0, nodes).Select(node => TensorPrimitives.Norm(data.Features.Row(node)));
        return [.. Ranks(triangles.Select(count => (float)count)).Zip(Ranks(lengths), MathF.Max)];
    }

    /// <summary>0 to 1; equal values share the middle of their ranks.</summary>
    private static float[] Ranks(IEnumerable<float> values)
    {
        float[] sorted = [.. values];
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, order);
        var ranks = new float[sorted.Length];
        for (var first = 0; first < sorted.Length;)
        {
            var end = first;
            while (end < sorted.Length && sorted[end] == sorted[first])
            {
                end++;
            }

            var rank = (first + end) / 2f / sorted.Length;
            for (; first < end; first++)
            {
                ranks[order[first]] = rank;
            }
        }

        return ranks;
    }
}
