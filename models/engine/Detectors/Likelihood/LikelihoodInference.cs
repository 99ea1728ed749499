using GraphSec.Models.Kernels;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>
/// Distribution of every slot of a graph given the rest: each slot is hidden once in each of several rounds, together with
/// others chosen by hash, and its probabilities are averaged over the rounds.
/// </summary>
public static class LikelihoodInference
{
    private const int Parts = 5;
    private const int Rounds = 2;
    private const int KindParts = 4;

    /// <summary>The network's parameters stay where <paramref name="kernels"/> compute.</summary>
    public static SlotDistributions Run(LikelihoodNetwork network, CellGraph graph, IKernels kernels)
    {
        var result = new SlotDistributions(network.Schema, graph);
        using var tape = new Tape(kernels, network.Options.Seed) { Training = false };
        tape.Adopt(network.Parameters.Values);
        for (var part = 0; part < KindParts; part++)
        {
            Pass(tape, network, graph, CellMask.KindPart(graph, part, KindParts), result, 1f);
        }

        for (var round = 0; round < Rounds; round++)
        {
            for (var part = 0; part < Parts; part++)
            {
                Pass(tape, network, graph, CellMask.SlotPart(graph, part, Parts, round), result, 1f / Rounds);
            }
        }

        return result;
    }

    private static void Pass(Tape tape, LikelihoodNetwork network, CellGraph graph, CellMask mask, SlotDistributions result, float share)
    {
        if (mask.Asked.Count == 0)
        {
            return;
        }

        tape.Reset();
        var input = MaskedInput.Of(network.Schema, graph, mask);
        var logits = network.Forward(tape, input, graph.GraphOffsets).Read();
        for (var k = 0; k < mask.Asked.Count; k++)
        {
            var segment = logits[input.SegmentOffsets[k]..input.SegmentOffsets[k + 1]];
            AddSoftmax(segment, result.Of(mask.Asked[k]), share);
        }
    }

    private static void AddSoftmax(ReadOnlySpan<float> logits, Span<float> probabilities, float share)
    {
        var max = float.NegativeInfinity;
        foreach (var logit in logits)
        {
            max = Math.Max(max, logit);
        }

        double sum = 0;
        foreach (var logit in logits)
        {
            sum += Math.Exp(logit - max);
        }

        for (var i = 0; i < logits.Length; i++)
        {
            probabilities[i] += (float)(share * Math.Exp(logits[i] - max) / sum);
        }
    }
}
