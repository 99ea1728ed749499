using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Artifacts.Baselines;

/// <summary>HBOS (Goldstein and Dengel 2012) with a histogram for each path of each type: minus the log-likelihood of a block whose
/// attributes know nothing of each other.</summary>
internal sealed class HistogramRanker(Vocabulary vocabulary) : IReasoningRanker
{
    public string Name => "hbos";

    public double[] Score(GraphFeatures graph)
    {
        var encoded = CellEncoder.Encode(graph, vocabulary).Numbers;
        var scores = new double[graph.Blocks.Count];
        for (var block = 0; block < scores.Length; block++)
        {
            var first = encoded.ObservedOffsets[encoded.SlotOffsets[block] + 1];
            var end = encoded.ObservedOffsets[encoded.SlotOffsets[block + 1]];
            foreach (var row in encoded.ObservedRows.AsSpan(first..end))
            {
                scores[block] -= vocabulary.Schema.LogPrior[row];
            }
        }

        return scores;
    }

    public IReadOnlyList<IReadOnlyList<CellSurprise>> Reasons(GraphFeatures graph) => FrequencyRanker.Reasons(graph, vocabulary);
}
