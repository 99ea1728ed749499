using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>Edges of a block, both ways. Far from 0.5 it would tell that faults are given away by the shape of the graph.</summary>
internal sealed class DegreeRanker : IBlockRanker
{
    public string Name => "degree";

    public double[] Score(GraphFeatures graph)
    {
        var degrees = new double[graph.Blocks.Count];
        foreach (var edge in graph.Edges)
        {
            degrees[edge.From]++;
            degrees[edge.To]++;
        }

        return degrees;
    }
}
