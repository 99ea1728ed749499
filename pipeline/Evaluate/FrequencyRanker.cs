using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>The rarest value of a block by its share in training at that path of that type, without any context: what a table of
/// frequencies can do.</summary>
internal sealed class FrequencyRanker(Vocabulary vocabulary) : IBlockRanker
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
}
