using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using GraphSec.Benchmarks.Reading;
using GraphSec.Models;
using GraphSec.Models.Kernels;
using GraphSec.Models.Layers;
using GraphSec.Models.Threading;

namespace GraphSec.Benchmarks.Scale;

/// <summary>
/// The dense workload of a published benchmark (Splunk, 2018): 100,000 rows of 100 features, ten layers, about 886,000
/// parameters, batches of 16,384, 128 epochs. It names neither widths nor loss; ten linear layers 100 → 320 × 9 → 100 with ReLU
/// between them have 886,180, and here they rebuild their input, by Adam. PyTorch starts from the same weights and rows.
/// </summary>
internal sealed class DenseBenchmark(TextWriter output, int epochs)
{
    private const int Rows = 100_000;
    private const int Features = 100;
    private const int Hidden = 320;
    private const int Layers = 10;
    private const int Batch = 16_384;
    private const int PublishedEpochs = 128;

    /// <param name="sets">Each takes its turn.</param>
    /// <param name="python">Runs the peer; null leaves it out.</param>
    /// <param name="device">The peer's: cpu or cuda.</param>
    public void Run(IEnumerable<IKernels> sets, string? python, string device)
    {
        Machine.Describe(output);
        output.WriteLine($"{Rows:N0} × {Features}, {Layers} layers, {Parameters(Network()).Sum(p => p.Length):N0} parameters, batches of "
            + $"{Batch:N0}, {Workers.Threads} threads, medians of {epochs} epochs after one\n");
        var found = sets.Select(kernels => (kernels.Name, Epochs: Train(kernels))).ToList();
        var best = found.Min(row => row.Epochs.Seconds);
        if (python is not null)
        {
            found.Add(("PyTorch", Peer(python, device)));
        }

        output.WriteLine($"| | s an epoch | s for {PublishedEpochs}, reckoned | losses | time against ours |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (var (name, (seconds, losses)) in found)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {seconds:F3} | {seconds * PublishedEpochs:F0} "
                + $"| {string.Join(", ", losses.Select(loss => loss.ToString("F5", CultureInfo.InvariantCulture)))} | {seconds / best:F2} |"));
        }

        Machine.DescribeLoad(output);
    }

    private (double Seconds, List<double> Losses) Train(IKernels kernels)
    {
        var network = Network();
        using var tape = new Tape(kernels, 1);
        var adam = new Adam([.. Parameters(network)], new AdamOptions(1e-3f), kernels);
        var data = Data();
        var batches = Enumerable.Range(0, (Rows + Batch - 1) / Batch).Select(i => Cut(data, i * Batch)).ToArray();
        tape.Adopt(batches);
        var (times, losses) = (new List<double>(), new List<double>());
        for (var epoch = 0; epoch <= epochs; epoch++)
        {
            var watch = Stopwatch.StartNew();
            losses.Add(batches.Sum(batch => (double)Step(tape, adam, network, batch) * batch.Rows) / Rows);
            times.Add(watch.Elapsed.TotalSeconds);
        }

        return (Median(times), losses);
    }

    private static float Step(Tape tape, Adam adam, Linear[] network, Tensor batch)
    {
        var x = batch;
        for (var layer = 0; layer < network.Length; layer++)
        {
            x = network[layer].Forward(tape, x, layer < network.Length - 1 ? Activation.Relu : Activation.Identity);
        }

        var loss = tape.MeanSquaredError(x, batch);
        adam.ZeroGradients();
        tape.Backward(loss);
        adam.Step();
        var value = loss.Scalar();
        tape.Reset();
        return value;
    }

    private (double Seconds, List<double> Losses) Peer(string python, string device)
    {
        var start = Path.GetTempFileName();
        try
        {
            using (var stream = File.Create(start))
            {
                foreach (var tensor in (IEnumerable<Tensor>)[Data(), .. Parameters(Network())])
                {
                    stream.Write(MemoryMarshal.AsBytes(tensor.Read()));
                }
            }

            var threads = Workers.Threads.ToString(CultureInfo.InvariantCulture);
            var lines = PeerScript.Run(python, "mlp_torch.py", threads, [start, .. new[] { Rows, Features, Hidden, Layers, Batch, epochs }
                .Select(number => number.ToString(CultureInfo.InvariantCulture)), threads, device]);
            var numbers = lines.Select(line => line.Split('\t').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray()).ToArray();
            return (Median([.. numbers.Select(pair => pair[0])]), [.. numbers.Select(pair => pair[1])]);
        }
        finally
        {
            File.Delete(start);
        }
    }

    /// <summary>The first epoch warms up.</summary>
    private static double Median(List<double> times)
    {
        var counted = times.Skip(1).Order().ToArray();
        return counted[counted.Length / 2];
    }

    private static Linear[] Network()
    {
        var random = new Pcg32(1);
        return [.. Enumerable.Range(0, Layers).Select(i => new Linear($"layer{i}", i == 0 ? Features : Hidden, i == Layers - 1 ? Features : Hidden, random))];
    }

    private static IEnumerable<Tensor> Parameters(Linear[] network) => network.SelectMany(layer => layer.Parameters);

    /// <summary>Rows near a surface of ten dimensions, so that there is something to learn.</summary>
    private static Tensor Data()
    {
        const int Dimensions = 10;
        var random = new Pcg32(2);
        var directions = Initialize.Normal("", Dimensions, Features, 0.5f, random);
        var data = Initialize.Normal("", Rows, Features, 0.1f, random);
        data.IsParameter = false;
        for (var row = 0; row < Rows; row++)
        {
            for (var d = 0; d < Dimensions; d++)
            {
                var at = MathF.Tanh((float)random.NextNormal());
                for (var feature = 0; feature < Features; feature++)
                {
                    data.Values[row * Features + feature] += at * directions[d, feature];
                }
            }
        }

        return data;
    }

    private static Tensor Cut(Tensor data, int first)
    {
        var rows = Math.Min(Batch, Rows - first);
        return Tensor.From(rows, Features, data.Values.Slice(first * Features, rows * Features));
    }
}
