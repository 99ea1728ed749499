using GraphSec.Models.Kernels;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>
/// A training between two epochs. Every random choice of an epoch is a function of the seed and the epoch's number, or of a
/// count that a checkpoint keeps, so a resumed run ends in the same bytes as one that was never cut off.
/// </summary>
internal sealed class TrainingRun : IDisposable
{
    private const string Best = ".best";

    private readonly LikelihoodNetwork network;
    private readonly IReadOnlyList<CellGraph> training;
    private readonly IReadOnlyList<CellGraph> validation;
    private readonly LikelihoodOptions options;
    private readonly Tape tape;
    private readonly Tensor[] parameters;
    private readonly Tensor[] best;
    private readonly Adam biases;
    private readonly Adam weights;
    private readonly TrainingBatches batches;
    private readonly List<EpochLoss> history = [];
    private double lowest = double.PositiveInfinity;
    private int waited;

    public TrainingRun(LikelihoodNetwork network, IReadOnlyList<CellGraph> training, IReadOnlyList<CellGraph> validation, IKernels kernels)
    {
        (this.network, this.training, this.validation, options) = (network, training, validation, network.Options);
        tape = new Tape(kernels, options.Seed);
        batches = new TrainingBatches(options);
        parameters = [.. network.Parameters.Values];
        best = [.. parameters.Select(p => new Tensor(p.Rows, p.Columns) { Name = p.Name + Best })];
        biases = new Adam([network.RowBias], Adam(decay: 0), kernels);
        weights = new Adam([.. parameters.Where(p => p != network.RowBias)], Adam(options.WeightDecay), kernels) { ClipNorm = 1 };
    }

    public bool IsOver => history.Count >= options.Epochs || waited >= options.Patience;

    /// <summary>All that a checkpoint keeps beside its numbers, by name.</summary>
    private IEnumerable<Tensor> State => [.. parameters, .. best, .. biases.State, .. weights.State];

    public void Dispose() => tape.Dispose();

    public EpochLoss Epoch()
    {
        var epoch = history.Count + 1;
        var loss = Learn(epoch);
        var validated = validation.Count > 0 ? Validate() : double.NaN;
        var record = new EpochLoss(epoch, loss, validated);
        history.Add(record);
        if (double.IsNaN(validated) || validated < lowest)
        {
            lowest = double.IsNaN(validated) ? lowest : validated;
            waited = 0;
            for (var i = 0; i < parameters.Length; i++)
            {
                best[i].Write(parameters[i].Read());
            }
        }
        else
        {
            waited++;
        }

        return record;
    }

    /// <summary>Gives the network the weights of the best epoch, on the host.</summary>
    public IReadOnlyList<EpochLoss> Finish()
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i].MoveTo(HostMemory.Shared);
            if (history.Count > 0)
            {
                best[i].Values.CopyTo(parameters[i].Values);
            }
        }

        return history;
    }

    public TrainingCheckpoint Checkpoint() => new()
    {
        History = [.. history],
        Waited = waited,
        Draws = tape.Draws,
        Steps = weights.Steps,
        Tensors = [.. State],
    };

    /// <exception cref="InvalidDataException">The checkpoint is of another network.</exception>
    public void Restore(TrainingCheckpoint checkpoint)
    {
        checkpoint.Restore(State);
        history.AddRange(checkpoint.History);
        lowest = checkpoint.History.Select(loss => loss.Validation).Where(loss => !double.IsNaN(loss))
            .DefaultIfEmpty(double.PositiveInfinity).Min();
        waited = checkpoint.Waited;
        tape.Draws = checkpoint.Draws;
        biases.Steps = weights.Steps = checkpoint.Steps;
    }

    /// <summary>One pass over the training graphs; the mean loss of a hidden cell.</summary>
    private double Learn(int epoch)
    {
        var random = new Pcg32((ulong)options.Seed, stream: (ulong)epoch);
        var order = Enumerable.Range(0, training.Count).ToArray();
        random.Shuffle<int>(order);
        tape.Training = true;
        double sum = 0;
        var count = 0;
        foreach (var part in batches.Shuffled(order.Select(i => training[i]), random))
        {
            var mask = Masked(CellMask.Random(part.Graph, options.KindMask, random));
            mask.AskBelow(part.Graph.SlotOffsets[part.Seeds]);
            if (mask.Asked.Count == 0)
            {
                continue;
            }

            tape.Reset();
            var loss = Loss(part, mask);
            weights.ZeroGradients();
            biases.ZeroGradients();
            tape.Backward(loss);
            weights.Step();
            biases.Step();
            sum += loss.Scalar() * mask.Asked.Count;
            count += mask.Asked.Count;
        }

        return count > 0 ? sum / count : 0;
    }

    /// <summary>Mean loss over fixed masks: half of the slots, each once.</summary>
    private double Validate()
    {
        tape.Training = false;
        double sum = 0;
        long count = 0;
        foreach (var part in batches.InOrder(validation))
        {
            for (var half = 0; half < 2; half++)
            {
                var mask = Masked(CellMask.SlotPart(part.Graph, half, 4, round: 0));
                mask.AskBelow(part.Graph.SlotOffsets[part.Seeds]);
                if (mask.Asked.Count > 0)
                {
                    tape.Reset();
                    sum += Loss(part, mask).Scalar() * mask.Asked.Count;
                    count += mask.Asked.Count;
                }
            }
        }

        return count > 0 ? sum / count : double.NaN;
    }

    private Tensor Loss(SeedPart part, CellMask mask)
    {
        var input = MaskedInput.Of(network.Schema, part, mask, options.Layers);
        var logits = network.Forward(tape, input, part.Graph.GraphOffsets);
        var (target, weight) = input.Pairs.Targets(network.Schema, part.Graph, mask.Asked);
        return tape.SegmentSoftmaxCrossEntropy(logits, input.Pairs.SegmentOffsets, target, weight);
    }

    private CellMask Masked(CellMask mask)
    {
        if (options.Without.HasFlag(LikelihoodParts.Mask))
        {
            mask.Reveal();
        }

        return mask;
    }

    private AdamOptions Adam(float decay) => new() { LearningRate = options.LearningRate, WeightDecay = decay };
}
