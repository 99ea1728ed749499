using System.Numerics.Tensors;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Graphs;
using GraphSec.Models.Kernels;

namespace GraphSec.Models.Detectors;

/// <summary>
/// Nodes that an autoencoder of attributes and edges reconstructs badly (DOMINANT, Ding et al. 2019), the dense structure
/// decoder replaced by sampled pairs. Scores: the attributes' distance and the node's structure loss, each divided by its
/// mean over the nodes, weighted by <see cref="GraphAutoencoderOptions.AttributeShare"/>.
/// </summary>
public sealed class GraphAutoencoder(GraphAutoencoderOptions options, IKernels? kernels = null) : OutlierDetector
{
    const int ScoreShifts = 16;
    readonly IKernels _kernels = kernels ?? KernelRegistry.Create();
    readonly List<float> _losses = [];
    GraphAutoencoderNetwork? _network;

    /// <summary>One per epoch.</summary>
    public IReadOnlyList<float> Losses => _losses;

    /// <summary>Told of each epoch's loss.</summary>
    public Action<float>? Progress { get; init; }

    /// <summary>Told of the state after each epoch: written to a file, it serves <see cref="Resumed"/>.</summary>
    public Action<TrainingCheckpoint>? Checkpoint { get; init; }

    /// <summary>The state to go on from. A run that was cut off and resumed ends in the same bytes as one that was not.</summary>
    public TrainingCheckpoint? Resumed { get; init; }

    /// <exception cref="InvalidDataException">The checkpoint to resume from is of another network.</exception>
    protected override void Learn(AttributedGraph data)
    {
        _network = new GraphAutoencoderNetwork(data.Features.Columns, options.Hidden, new Pcg32(options.Seed));
        _losses.Clear();
        data = data with { Features = data.Features.In(_kernels.Memory) };
        using var tape = new Tape(_kernels, (int)options.Seed);
        var adam = new Adam(_network.Parameters, new AdamOptions(options.LearningRate), _kernels);
        Tensor[] state = [.. _network.Parameters, .. adam.State];
        if (Resumed is not null)
        {
            Resumed.Restore(state);
            adam.Steps = Resumed.Steps;
            _losses.AddRange(Resumed.History.Select(loss => (float)loss.Training));
        }

        var isCut = options.BatchNodes > 0 && options.BatchNodes < data.Features.Rows;
        int[] fanOuts = options.FarFanOut > 0
            ? [options.FanOut, options.FarFanOut]
            : NeighbourSampler.Halving(options.FanOut, 2);
        var sampler = isCut ? new NeighbourSampler(data.Adjacency!, fanOuts) : null;
        var sparse = isCut ? null : SparseTarget.Below(options.SparseBelow, data.Features);
        var smooth = sparse is null ? GraphAutoencoderNetwork.Smooth(tape, data) : null;
        while (_losses.Count < options.Epochs)
        {
            // Of the seed and the epoch's number alone, so that it is the same after an interruption.
            var random = new Pcg32(options.Seed, (ulong)_losses.Count + 2);
            _losses.Add(sampler is null
                ? Epoch(tape, adam, data, smooth, sparse, random) : Epoch(tape, adam, data, smooth!, random, sampler));
            Progress?.Invoke(_losses[^1]);
            Checkpoint?.Invoke(new TrainingCheckpoint
            {
                History = [.. _losses.Select((loss, i) => new EpochLoss(i + 1, loss, double.NaN))],
                Waited = 0,
                Draws = tape.Draws,
                Steps = adam.Steps,
                Tensors = state,
            });
        }
    }

    protected override float[] Decide(AttributedGraph data)
    {
        data = data with { Features = data.Features.In(_kernels.Memory) };
        var rows = data.Features.Rows;
        using var tape = new Tape(_kernels, 0) { Training = false };
        var stretches = Stretches(data.Adjacency ?? throw new ArgumentException("a graph autoencoder needs an adjacency"));
        var (messages, embedding) = (Kept(rows), Kept(rows));
        stretches.ForEach(part => Keep(tape, _network!.Messages(tape, data.Features, part.Adjacency), messages, part.Start));
        stretches.ForEach(part => Keep(tape, tape.Aggregate(messages, part.Adjacency, BagMode.Sum), embedding, part.Start));
        var (structure, distance) = (new float[rows], new float[rows]);
        tape.PairLoss(embedding, data.Adjacency, Shifts(ScoreShifts, rows, new Pcg32(options.Seed, 1)), structure);
        tape.Reset();
        stretches.ForEach(part => Distances(tape, data.Features, embedding, part, distance));
        var attributeScale = options.AttributeShare / Math.Max(distance.Average(), float.Epsilon);
        var structureScale = (1 - options.AttributeShare) / Math.Max(structure.Average(), float.Epsilon);
        return [.. distance.Select((d, i) => d * attributeScale + structure[i] * structureScale)];
    }

    /// <summary>The adjacency cut into rows that are scored at once.</summary>
    List<(int Start, CsrMatrix Adjacency)> Stretches(CsrMatrix adjacency) => adjacency.Rows <= options.ScoreNodes
        ? [(0, adjacency)]
        : [.. Enumerable.Range(0, (adjacency.Rows + options.ScoreNodes - 1) / options.ScoreNodes).Select(i => i * options.ScoreNodes)
            .Select(start => (start, adjacency.Slice(start, Math.Min(adjacency.Rows, start + options.ScoreNodes))))];

    void Distances(Tape tape, Tensor features, Tensor embedding, (int Start, CsrMatrix Adjacency) part, float[] distance)
    {
        var rebuilt = _network!.Attributes(tape, embedding, part.Adjacency).Read();
        var width = features.Columns;
        var wanted = features.Read();
        for (var i = 0; i < part.Adjacency.Rows; i++)
        {
            distance[part.Start + i] = TensorPrimitives.Distance(
                rebuilt.Slice(i * width, width), wanted.Slice((part.Start + i) * width, width));
        }

        tape.Reset();
    }

    Tensor Kept(int rows)
    {
        var tensor = new Tensor(rows, options.Hidden);
        tensor.MoveTo(_kernels.Memory);
        return tensor;
    }

    /// <summary>Copies a result to rows that outlive the tape's.</summary>
    void Keep(Tape tape, Tensor part, Tensor whole, int row)
    {
        _kernels.Scale(part.Data, 1, whole.Data.Slice(row * whole.Columns, part.Length), add: false);
        tape.Reset();
    }

    /// <summary>All nodes at once.</summary>
    float Epoch(Tape tape, Adam adam, AttributedGraph data, Tensor? smooth, SparseTarget? sparse, Pcg32 random)
    {
        var shifts = Shifts(options.Shifts, data.Features.Rows, random);
        return Step(tape, adam, sparse is null
            ? _network!.Loss(tape, data, smooth!, shifts, options.AttributeShare)
            : _network!.Loss(tape, data, sparse, shifts, options.AttributeShare));
    }

    /// <summary>Every node is a seed once; the mean loss of a seed.</summary>
    float Epoch(Tape tape, Adam adam, AttributedGraph data, Tensor smooth, Pcg32 random, NeighbourSampler sampler)
    {
        var order = Enumerable.Range(0, data.Features.Rows).ToArray();
        random.Shuffle<int>(order);
        double sum = 0;
        foreach (var seeds in order.Chunk(options.BatchNodes))
        {
            var sampled = sampler.Sample(seeds, random.Next());
            var batch = new SeedBatch(sampled, data.Adjacency!, Shifts(options.Shifts, seeds.Length, random));
            var loss = batch.Loss(tape, _network!, data.Features, smooth, options.AttributeShare);
            sum += (double)Step(tape, adam, loss) * batch.Seeds;
        }

        return (float)(sum / order.Length);
    }

    static float Step(Tape tape, Adam adam, Tensor loss)
    {
        adam.ZeroGradients();
        tape.Backward(loss);
        adam.Step();
        var value = loss.Scalar();
        tape.Reset();
        return value;
    }

    /// <summary>A graph of one node has no pairs.</summary>
    static int[] Shifts(int count, int rows, Pcg32 random) =>
        rows < 2 ? [] : [.. Enumerable.Range(0, count).Select(_ => 1 + random.Next(rows - 1))];
}
