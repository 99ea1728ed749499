using GraphSec.Models.Kernels;

namespace GraphSec.Models.Detectors.Evidence;

/// <summary>Fits an evidence network to examples by cross entropy.</summary>
public static class EvidenceTraining
{
    /// <param name="progress">Told of every epoch: its number and mean loss.</param>
    /// <exception cref="ArgumentException">No examples.</exception>
    public static EvidenceNetwork Fit(EvidenceExamples examples, EvidenceOptions options, IKernels kernels, Action<int, float>? progress = null)
    {
        if (examples.Count == 0)
        {
            throw new ArgumentException("there are no examples", nameof(examples));
        }

        var network = new EvidenceNetwork(examples.Width, options);
        Measure(network, examples);
        using var tape = new Tape(kernels, options.Seed);
        var weights = new Adam(network.Weights, new AdamOptions(options.LearningRate), kernels) { ClipNorm = 1 };
        var words = new Adam([network.Words], new AdamOptions(options.WordRate, WeightDecay: options.WordDecay), kernels);
        var random = new Pcg32((ulong)options.Seed, 1);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var steps = options.Epochs * ((examples.Count + options.Batch - 1) / options.Batch);
        for (int epoch = 1, step = 0; epoch <= options.Epochs; epoch++)
        {
            random.Shuffle<int>(order);
            var loss = 0.0;
            for (var start = 0; start < order.Length; start += options.Batch, step++)
            {
                var rate = Math.Max(0.05f, 1 - step / (float)steps);
                (weights.LearningRate, words.LearningRate) = (options.LearningRate * rate, options.WordRate * rate);
                var batch = order.AsSpan(start, Math.Min(options.Batch, order.Length - start));
                loss += batch.Length * Step(network, examples, batch, tape, random, weights, words);
            }

            progress?.Invoke(epoch, (float)(loss / order.Length));
        }

        foreach (var parameter in network.Parameters)
        {
            parameter.MoveTo(HostMemory.Shared);
        }

        foreach (ref var word in network.Words.Values)
        {
            word *= options.WordGain;
        }

        return network;
    }

    private static float Step(
        EvidenceNetwork network, EvidenceExamples examples, ReadOnlySpan<int> batch, Tape tape, Pcg32 random, Adam weights, Adam words)
    {
        var (numbers, targets, shares) = (new float[batch.Length * examples.Width], new float[batch.Length], new float[batch.Length]);
        var (offsets, tokens) = (new int[batch.Length + 1], new List<int>());
        for (var i = 0; i < batch.Length; i++)
        {
            network.Standardize(examples.Numbers.Slice(batch[i] * examples.Width, examples.Width), numbers.AsSpan(i * examples.Width, examples.Width));
            (targets[i], shares[i]) = (examples.Targets[batch[i]], examples.Weights[batch[i]]);
            if (random.NextSingle() >= network.Options.WordDropout)
            {
                tokens.AddRange(examples.WordsOf(batch[i]));
            }

            offsets[i + 1] = tokens.Count;
        }

        tape.Reset();
        var input = Tensor.From(batch.Length, examples.Width, numbers);
        tape.Adopt(input);
        var loss = tape.SigmoidCrossEntropy(network.Forward(tape, input, offsets, [.. tokens]), targets, shares);
        weights.ZeroGradients();
        words.ZeroGradients();
        tape.Backward(loss);
        weights.Step();
        words.Step();
        return loss.Scalar();
    }

    /// <summary>What brings every number to mean 0 and deviation 1.</summary>
    private static void Measure(EvidenceNetwork network, EvidenceExamples examples)
    {
        var numbers = examples.Numbers;
        for (var column = 0; column < examples.Width; column++)
        {
            double sum = 0, squares = 0;
            for (var row = 0; row < examples.Count; row++)
            {
                double value = numbers[row * examples.Width + column];
                sum += value;
                squares += value * value;
            }

            var mean = sum / examples.Count;
            network.Mean.Values[column] = (float)mean;
            network.Scale.Values[column] = (float)(1 / (Math.Sqrt(Math.Max(0, squares / examples.Count - mean * mean)) + 1e-3));
        }
    }
}
