using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Artifacts.Baselines;

/// <summary>A ranker that can say what in a block is odd.</summary>
internal interface IReasoningRanker : IBlockRanker
{
    /// <summary>The oddest cells of each of the graph's blocks, in their order; oddest first, five at the most.</summary>
    IReadOnlyList<IReadOnlyList<CellSurprise>> Reasons(GraphFeatures graph);
}
