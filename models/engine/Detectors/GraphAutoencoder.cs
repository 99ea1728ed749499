using System.Numerics.Tensors;
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

    protected override void Learn(AttributedGraph data)
    {
        var random = new Pcg32(options.Seed);
        _network = new GraphAutoencoderNetwork(data.Features.Columns, options.Hidden, random);
        _losses.Clear();
        data = data with { Features = data.Features.In(_kernels.Memory) };
        using var tape = new Tape(_kernels, (int)options.Seed);
        var adam = new Adam(_network.Parameters, new AdamOptions(options.LearningRate), _kernels);
        var isCut = options.BatchNodes > 0 && options.BatchNodes < data.Features.Rows;
        var sampler = isCut ? new NeighbourSampler(data.Adjacency!, NeighbourSampler.Halving(options.FanOut, 2)) : null;
        var sparse = isCut ? null : SparseTarget.Below(options.SparseBelow, data.Features);
        var smooth = sparse is null ? GraphAutoencoderNetwork.Smooth(tape, data) : null;
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            _losses.Add(sampler is null
                ? Epoch(tape, adam, data, smooth, sparse, random) : Epoch(tape, adam, data, smooth!, random, sampler));
            Progress?.Invoke(_losses[^1]);
        }
    }

    protected override float[] Decide(AttributedGraph data)
    {
        data = data with { Features = data.Features.In(_kernels.Memory) };
        var (width, rows) = (data.Features.Columns, data.Features.Rows);
        using var tape = new Tape(_kernels, 0) { Training = false };
        var (embedding, attributes) = _network!.Forward(tape, data, GraphAutoencoderNetwork.Smooth(tape, data));
        var structure = new float[rows];
        tape.PairLoss(embedding, data.Adjacency!, Shifts(ScoreShifts, rows, new Pcg32(options.Seed, 1)), structure);
        var distance = new float[rows];
        var rebuilt = attributes.Read();
        var wanted = data.Features.Read();
        for (var i = 0; i < rows; i++)
        {
            var at = i * width;
            distance[i] = TensorPrimitives.Distance(rebuilt.Slice(at, width), wanted.Slice(at, width));
        }

        var attributeScale = options.AttributeShare / Math.Max(distance.Average(), float.Epsilon);
        var structureScale = (1 - options.AttributeShare) / Math.Max(structure.Average(), float.Epsilon);
        return [.. distance.Select((d, i) => d * attributeScale + structure[i] * structureScale)];
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
