using System.Globalization;
using GraphSec.Models;
using GraphSec.Models.Detectors;
using GraphSec.Models.Kernels;
using GraphSec.Models.Threading;

namespace GraphSec.Benchmarks;

/// <summary>Full-batch epochs of the graph autoencoder, then the same from the same numbers in PyTorch.</summary>
internal sealed class AutoencoderBenchmark(TextWriter output, AutoencoderCase size, int epochs)
{
    private const int Warmup = 2;
    private const ulong Seed = 1;

    /// <param name="sets">Each takes its turn.</param>
    /// <param name="peer">Null leaves it out.</param>
    public void Run(IEnumerable<IKernels> sets, AutoencoderPeer? peer)
    {
        var random = new Pcg32(Seed);
        var data = size.Data(random);
        int[][] shifts = [.. Enumerable.Range(0, Warmup + epochs).Select(
            _ => Enumerable.Range(0, 4).Select(_ => 1 + random.Next(size.Nodes - 1)).ToArray())];
        output.WriteLine($"graph autoencoder, {size}, {Workers.Threads} threads, medians of {epochs} epochs");
        var sparse = SparseTarget.Below(0.1f, data.Features);
        var ours = sets.SelectMany(kernels => sparse is null
            ? (AutoencoderTiming[])[Epochs(kernels, data, shifts, null)]
            : [Epochs(kernels, data, shifts, null), Epochs(kernels, data, shifts, sparse)]).ToList();
        foreach (var timing in ours)
        {
            output.WriteLine($"{timing.Name,-22} {timing.Milliseconds,8:F1} ms");
        }

        var best = ours.MinBy(timing => timing.Milliseconds)!;
        output.WriteLine($"losses, ours   {Curve(best)}");
        List<AutoencoderTiming> theirs = [.. peer?.Run(data, Network().Parameters, shifts) ?? []];
        foreach (var timing in theirs)
        {
            var apart = timing.Losses.Zip(best.Losses, (one, other) => Math.Abs(one - other)).Max();
            var ratio = timing.Milliseconds / best.Milliseconds;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{timing.Name,-22} {timing.Milliseconds,8:F1} ms, {ratio,5:F2} × ours, losses {apart:F6} apart"));
        }

        if (theirs.Count > 0)
        {
            output.WriteLine($"losses, theirs {Curve(theirs[0])}");
        }
    }

    private AutoencoderTiming Epochs(IKernels kernels, AttributedGraph data, int[][] shifts, SparseTarget? sparse)
    {
        var network = Network();
        data = data with { Features = data.Features.In(kernels.Memory) };
        using var tape = new Tape(kernels, 1);
        var adam = new Adam(network.Parameters, new AdamOptions(5e-3f), kernels);
        var smooth = GraphAutoencoderNetwork.Smooth(tape, data);
        var losses = new List<double>();
        var median = Stopwatches.Median(
            () =>
            {
                adam.ZeroGradients();
                var loss = sparse is null
                    ? network.Loss(tape, data, smooth, shifts[losses.Count], 0.5f)
                    : network.Loss(tape, data, sparse, shifts[losses.Count], 0.5f);
                tape.Backward(loss);
                adam.Step();
                losses.Add(loss.Scalar());
                tape.Reset();
            },
            epochs,
            Warmup);
        return new(sparse is null ? kernels.Name : kernels.Name + ", sparse input", median, losses);
    }

    private GraphAutoencoderNetwork Network() => new(size.Features, size.Hidden, new Pcg32(Seed, 1));

    private static string Curve(AutoencoderTiming timing) =>
        string.Join(' ', timing.Losses.Select(loss => loss.ToString("F4", CultureInfo.InvariantCulture)));
}
