
namespace GraphSec.Pipeline.Artifacts.Baselines;

/// <summary>A ranking by one plain number of each block.</summary>
internal sealed class TrivialRanker(string name, Func<GraphFeatures, double[]> score) : IBlockRanker
{
    public string Name => name;

    public double[] Score(GraphFeatures graph) => score(graph);
}
