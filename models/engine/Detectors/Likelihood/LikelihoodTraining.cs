using GraphSec.Models.Kernels;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>Fits a network by masked modelling over many graphs and keeps the weights of the epoch with the lowest validation
/// loss. No label is used anywhere.</summary>
public static class LikelihoodTraining
{
    /// <param name="training">Graphs to learn from.</param>
    /// <param name="validation">Graphs of other repositories, for early stopping; where there are none, training runs to its
    /// last epoch.</param>
    /// <param name="kernels">The parameters are where they compute meanwhile, and on the host afterwards.</param>
    /// <param name="progress">Told of every epoch.</param>
    public static IReadOnlyList<EpochLoss> Fit(LikelihoodNetwork network, IReadOnlyList<CellGraph> training,
        IReadOnlyList<CellGraph> validation, IKernels kernels, Action<EpochLoss>? progress = null)
    {
        var options = network.Options;
        var random = new Pcg32((ulong)options.Seed, stream: 1);
        var order = Enumerable.Range(0, training.Count).ToArray();
        using var tape = new Tape(kernels, options.Seed);
        var all = network.Parameters.Values.ToList();
        var biases = new Adam([network.RowBias], Adam(options, decay: 0), kernels);
        var weights = new Adam([.. all.Where(p => p != network.RowBias)], Adam(options, options.WeightDecay), kernels) { ClipNorm = 1 };
        var history = new List<EpochLoss>();
        var best = double.PositiveInfinity;
        float[][]? bestValues = null;
        var waited = 0;
        for (var epoch = 1; epoch <= options.Epochs && waited < options.Patience; epoch++)
        {
            random.Shuffle<int>(order);
            double sum = 0;
            var count = 0;
            foreach (var batch in Batches(order.Select(i => training[i]), options.BatchNodes))
            {
                var mask = CellMask.Random(batch, options.KindMask, random);
                if (mask.Asked.Count == 0)
                {
                    continue;
                }

                tape.Reset();
                tape.Training = true;
                var loss = Loss(tape, network, batch, mask);
                weights.ZeroGradients();
                biases.ZeroGradients();
                tape.Backward(loss);
                weights.Step();
                biases.Step();
                sum += loss.Scalar() * mask.Asked.Count;
                count += mask.Asked.Count;
            }

            var validated = validation.Count > 0 ? Validate(tape, network, validation, options) : double.NaN;
            var record = new EpochLoss(epoch, count > 0 ? sum / count : 0, validated);
            history.Add(record);
            progress?.Invoke(record);
            if (double.IsNaN(validated) || validated < best)
            {
                best = double.IsNaN(validated) ? best : validated;
                bestValues = [.. all.Select(p => p.Read().ToArray())];
                waited = 0;
            }
            else
            {
                waited++;
            }
        }

        for (var i = 0; i < all.Count; i++)
        {
            all[i].MoveTo(HostMemory.Shared);
            bestValues?[i].CopyTo(all[i].Values);
        }

        tape.Reset();
        return history;
    }

    private static AdamOptions Adam(LikelihoodOptions options, float decay) => new()
    {
        LearningRate = options.LearningRate,
        WeightDecay = decay,
    };

    private static Tensor Loss(Tape tape, LikelihoodNetwork network, CellGraph graph, CellMask mask)
    {
        var input = MaskedInput.Of(network.Schema, graph, mask);
        var logits = network.Forward(tape, input, graph.GraphOffsets);
        var (target, weight) = Targets(network.Schema, graph, mask, input);
        return tape.SegmentSoftmaxCrossEntropy(logits, input.SegmentOffsets, target, weight);
    }

    /// <summary>The target of a slot is uniform over the rows seen in it; a slot with none has no weight.</summary>
    private static (float[] Target, float[] Weight) Targets(CellSchema schema, CellGraph graph, CellMask mask, MaskedInput input)
    {
        var target = new float[input.PairRows.Length];
        var weight = new float[mask.Asked.Count];
        for (var k = 0; k < mask.Asked.Count; k++)
        {
            var slot = mask.Asked[k];
            int first = graph.ObservedOffsets[slot], end = graph.ObservedOffsets[slot + 1];
            if (first == end)
            {
                continue;
            }

            weight[k] = graph.NodeWeight[input.PairNode[input.SegmentOffsets[k]]];
            var firstRow = schema.OutcomeOffsets[graph.SlotVariable[slot]];
            for (var o = first; o < end; o++)
            {
                target[input.SegmentOffsets[k] + graph.ObservedRows[o] - firstRow] += 1f / (end - first);
            }
        }

        return (target, weight);
    }

    /// <summary>Mean loss over fixed masks: half of the slots, each once.</summary>
    private static double Validate(Tape tape, LikelihoodNetwork network, IReadOnlyList<CellGraph> graphs, LikelihoodOptions options)
    {
        tape.Training = false;
        double sum = 0;
        long count = 0;
        foreach (var batch in Batches(graphs, options.BatchNodes * 2))
        {
            for (var part = 0; part < 2; part++)
            {
                var mask = CellMask.SlotPart(batch, part, 4, round: 0);
                if (mask.Asked.Count > 0)
                {
                    tape.Reset();
                    sum += Loss(tape, network, batch, mask).Scalar() * mask.Asked.Count;
                    count += mask.Asked.Count;
                }
            }
        }

        return count > 0 ? sum / count : double.NaN;
    }

    internal static IEnumerable<CellGraph> Batches(IEnumerable<CellGraph> graphs, int nodes)
    {
        var batch = new List<CellGraph>();
        var size = 0;
        foreach (var graph in graphs)
        {
            batch.Add(graph);
            size += graph.NodeCount;
            if (size >= nodes)
            {
                yield return CellGraph.Join(batch);
                batch.Clear();
                size = 0;
            }
        }

        if (batch.Count > 0)
        {
            yield return CellGraph.Join(batch);
        }
    }
}
