using System.Numerics.Tensors;
using GraphSec.Models.Kernels;
using GraphSec.Models.Layers;

namespace GraphSec.Models.Detectors.Contrast;

/// <summary>
/// After CoLA (Liu et al. 2021): a bilinear discriminator tells a node's own neighbourhood, drawn by a random walk with the node's
/// features hidden, from another's. Score: how much more it believes in the other's, in the mean of many walks.
/// </summary>
public sealed class WalkContrast(WalkContrastOptions? options = null, IKernels? kernels = null) : OutlierDetector
{
    private readonly WalkContrastOptions options = options ?? new WalkContrastOptions();
    private readonly IKernels kernels = (kernels ?? KernelRegistry.Create()).OnHost();
    private Linear encoder = null!;
    private Tensor bilinear = null!;

    protected override void Learn(AttributedGraph data)
    {
        var random = new Pcg32(options.Seed);
        var features = Prepared(data.Features);
        encoder = new Linear("encoder", features.Columns, options.Hidden, random);
        bilinear = Initialize.Glorot("discriminator.weight", options.Hidden, options.Hidden, random);
        Tensor[] parameters = [.. encoder.Parameters, bilinear];
        using var tape = new Tape(kernels, (int)options.Seed);
        var adam = new Adam(parameters, new AdamOptions(options.LearningRate), kernels);
        var targets = new float[2 * data.Features.Rows];
        targets.AsSpan(0, data.Features.Rows).Fill(1);
        for (var epoch = 0; epoch < options.Epochs && data.Features.Rows > 1; epoch++)
        {
            var logits = Logits(tape, features, data, random);
            adam.ZeroGradients();
            tape.Backward(tape.SigmoidCrossEntropy(logits, targets));
            adam.Step();
            tape.Reset();
        }
    }

    protected override float[] Decide(AttributedGraph data)
    {
        var nodes = data.Features.Rows;
        var (scores, features, random) = (new float[nodes], Prepared(data.Features), new Pcg32(options.Seed, 1));
        using var tape = new Tape(kernels, 0) { Training = false };
        for (var round = 0; round < options.Rounds && nodes > 1; round++)
        {
            var logits = Logits(tape, features, data, random).Read();
            for (var node = 0; node < nodes; node++)
            {
                scores[node] += (Sigmoid(logits[nodes + node]) - Sigmoid(logits[node])) / options.Rounds;
            }

            tape.Reset();
        }

        return scores;
    }

    /// <summary>2·nodes × 1: each node with its own neighbourhood, then each with the one of the node a random shift on.</summary>
    private Tensor Logits(Tape tape, Tensor features, AttributedGraph data, Pcg32 random)
    {
        var nodes = data.Features.Rows;
        var batch = WalkBatch.Draw(data.Joined(), options.Walk, random);
        var shift = 1 + random.Next(nodes - 1);
        var projected = tape.MatMul(features, encoder.Weight);
        var met = tape.Aggregate(tape.Gather(projected, batch.Members), batch.Adjacency, BagMode.Sum);
        var around = tape.Aggregate(tape.Relu(tape.AddBias(met, encoder.Bias)), batch.Readout, BagMode.Sum);
        var own = tape.Relu(tape.AddBias(tape.Gather(projected, [.. Enumerable.Range(0, nodes)]), encoder.Bias));
        int[] places = [.. Enumerable.Range(0, nodes), .. Enumerable.Range(0, nodes).Select(node => (node + shift) % nodes)];
        return tape.BagDot(
            tape.MatMul(own, bilinear), [.. places.Select((_, i) => i % nodes)], around, [.. Enumerable.Range(0, places.Length + 1)], places);
    }

    /// <summary>Rows that sum to 1 in absolute values, as the paper's code has them, and one row of zeros below.</summary>
    private static Tensor Prepared(Tensor features)
    {
        var prepared = new Tensor(features.Rows + 1, features.Columns);
        for (var row = 0; row < features.Rows; row++)
        {
            var sum = MathF.Max(TensorPrimitives.SumOfMagnitudes(features.Row(row)), float.Epsilon);
            TensorPrimitives.Divide(features.Row(row), sum, prepared.Values.Slice(row * features.Columns, features.Columns));
        }

        return prepared;
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
