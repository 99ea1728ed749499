using GraphSec.Models;
using GraphSec.Models.Detectors;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>An isolation forest (Liu et al., ICDM 2008) over blocks as bags of hashed tokens and their degrees, fitted on the training
/// graphs: outlier detection without the graph and without types.</summary>
internal sealed class IsolationForestRanker : IBlockRanker
{
    private const int Buckets = 128;

    private readonly Vocabulary vocabulary;
    private readonly IsolationForest forest;

    public IsolationForestRanker(FeatureSet features, int seed)
    {
        vocabulary = features.Vocabulary;
        forest = new IsolationForest(seed: (ulong)seed);
        forest.Fit(new AttributedGraph(Matrix([.. features.Of(Split.Training).Where(g => g.Blocks.Count > 0)])));
    }

    public string Name => "isolation forest";

    public double[] Score(GraphFeatures graph) => [.. forest.DecisionFunction(new AttributedGraph(Matrix([graph]))).Select(s => (double)s)];

    /// <summary>Blocks × (<see cref="Buckets"/> + 2): token counts by bucket, then edges out and in.</summary>
    private Tensor Matrix(IReadOnlyList<GraphFeatures> graphs)
    {
        var joined = CellGraph.Join([.. graphs.Select(g => CellEncoder.Encode(g, vocabulary).Numbers)]);
        var matrix = new Tensor(joined.NodeCount, Buckets + 2);
        for (var node = 0; node < joined.NodeCount; node++)
        {
            var row = matrix.Values.Slice(node * matrix.Columns, matrix.Columns);
            foreach (var token in joined.InputTokens.AsSpan(joined.InputOffsets[node]..joined.InputOffsets[node + 1]))
            {
                row[(int)((uint)token * 2654435761u % Buckets)]++;
            }
        }

        for (var edge = 0; edge < joined.EdgeCount; edge++)
        {
            matrix.Values[joined.EdgeFrom[edge] * matrix.Columns + Buckets]++;
            matrix.Values[joined.EdgeTo[edge] * matrix.Columns + Buckets + 1]++;
        }

        return matrix;
    }
}
