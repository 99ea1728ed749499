
namespace GraphSec.Pipeline.Artifacts.Baselines;

/// <summary>Anything that scores the blocks of a graph; higher is odder.</summary>
public interface IBlockRanker
{
    string Name { get; }

    /// <summary>One score for each of the graph's blocks, in their order.</summary>
    double[] Score(GraphFeatures graph);
}
