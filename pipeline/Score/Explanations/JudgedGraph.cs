using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Score.Explanations;

/// <summary>The scores of a graph and what it was judged among.</summary>
/// <param name="Among">The graph with its peers; the graph itself where there are none.</param>
/// <param name="Peers">Blocks of other code that are no outliers among all of them.</param>
internal sealed record JudgedGraph(GraphScores Scores, GraphFeatures Among, IReadOnlyList<BlockSight> Peers)
{
    public static JudgedGraph Alone(GraphScores scores) => new(scores, scores.Features, []);
}
