using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Artifacts.Baselines;

/// <summary>The rarest value of a block by its share in training at that path of that type, without any context: what a table of
/// frequencies can do.</summary>
internal sealed class FrequencyRanker(Vocabulary vocabulary) : IReasoningRanker
{
    public string Name => "attribute frequency";

    public double[] Score(GraphFeatures graph)
    {
        var encoded = CellEncoder.Encode(graph, vocabulary).Numbers;
        var scores = new double[graph.Blocks.Count];
        for (var block = 0; block < scores.Length; block++)
        {
            for (var slot = encoded.SlotOffsets[block] + 1; slot < encoded.SlotOffsets[block + 1]; slot++)
            {
                for (var o = encoded.ObservedOffsets[slot]; o < encoded.ObservedOffsets[slot + 1]; o++)
                {
                    scores[block] = Math.Max(scores[block], -vocabulary.Schema.LogPrior[encoded.ObservedRows[o]]);
                }
            }
        }

        return scores;
    }

    public IReadOnlyList<IReadOnlyList<CellSurprise>> Reasons(GraphFeatures graph) => Reasons(graph, vocabulary);

    /// <summary>The values that were rarest in training.</summary>
    public static IReadOnlyList<IReadOnlyList<CellSurprise>> Reasons(GraphFeatures graph, Vocabulary vocabulary)
    {
        var reasons = new RowReasons(graph, vocabulary);
        return [.. Enumerable.Range(0, graph.Blocks.Count).Select(block => RowReasons.Oddest(Rare(reasons, vocabulary, block)))];
    }

    private static IEnumerable<CellSurprise> Rare(RowReasons reasons, Vocabulary vocabulary, int block)
    {
        var numbers = reasons.Numbers;
        for (var slot = numbers.SlotOffsets[block] + 1; slot < numbers.SlotOffsets[block + 1]; slot++)
        {
            for (var o = numbers.ObservedOffsets[slot]; o < numbers.ObservedOffsets[slot + 1]; o++)
            {
                yield return reasons.Of(block, slot, numbers.ObservedRows[o], Math.Exp(vocabulary.Schema.LogPrior[numbers.ObservedRows[o]]));
            }
        }
    }
}
