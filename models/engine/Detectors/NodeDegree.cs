namespace GraphSec.Models.Detectors;

/// <summary>The number of a node's neighbours: where it tells outliers, planting them left a trace.</summary>
public sealed class NodeDegree : OutlierDetector
{
    protected override void Learn(AttributedGraph data)
    {
    }

    protected override float[] Decide(AttributedGraph data) =>
        [.. Enumerable.Range(0, data.Features.Rows).Select(node => (float)data.Degree(node))];
}
