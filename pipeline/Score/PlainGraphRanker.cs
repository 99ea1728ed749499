using GraphSec.Models;
using GraphSec.Models.Detectors;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Baselines;
using GraphSec.Pipeline.Score.PlainGraphs;

namespace GraphSec.Pipeline.Score;

/// <summary>A detector for plain graphs on resources and their references: which words a resource's type and cells have, hashed into
/// columns, and who is joined to whom. It is fitted to each graph that it scores.</summary>
internal sealed class PlainGraphRanker(PlainDetector detector, Vocabulary vocabulary, int seed) : IBlockRanker
{
    private const int Columns = 512;

    public string Name => detector.Word;

    public double[] Score(GraphFeatures graph)
    {
        if (graph.Blocks.Count < 2)
        {
            return new double[graph.Blocks.Count];
        }

        var fitted = detector.Create((ulong)seed);
        fitted.Fit(AttributedGraph.Undirected(
            Words(graph), [.. graph.Edges.Select(edge => edge.From)], [.. graph.Edges.Select(edge => edge.To)]));
        return [.. fitted.DecisionScores.Select(score => (double)score)];
    }

    private Tensor Words(GraphFeatures graph)
    {
        var encoded = CellEncoder.Encode(graph, vocabulary).Numbers;
        var words = new Tensor(graph.Blocks.Count, Columns);
        for (var block = 0; block < graph.Blocks.Count; block++)
        {
            foreach (var token in encoded.InputTokens.AsSpan(encoded.InputOffsets[block]..encoded.InputOffsets[block + 1]))
            {
                // Fibonacci hashing (Knuth, volume 3): consecutive numbers fall far apart.
                words[block, (int)((uint)token * 2654435769u >> 23)] = 1;
            }
        }

        return words;
    }
}
