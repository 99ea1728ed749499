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
    private const int Batch = 16_384;
    private const int PublishedEpochs = 128;

    /// <param name="sets">Each takes its turn.</param>
    /// <param name="python">Runs the peer; null leaves it out.</param>
    /// <param name="device">The peer's: cpu or cuda.</param>
    public void Run(IEnumerable<IKernels> sets, string? python, string device)
    {
        Machine.Describe(output);
        output.WriteLine($"{DenseCase.Rows:N0} × {DenseCase.Features}, {DenseCase.Layers} layers, "
            + $"{DenseCase.Parameters(DenseCase.Network()).Sum(p => p.Length):N0} parameters, batches of {Batch:N0}, "
            + $"{Workers.Threads} threads, medians of {epochs} epochs after one\n");
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
            var curve = string.Join(", ", losses.Select(loss => loss.ToString("F5", CultureInfo.InvariantCulture)));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {seconds:F3} | {seconds * PublishedEpochs:F0} | {curve} | {seconds / best:F2} |"));
        }

        Machine.DescribeLoad(output);
    }

    private (double Seconds, List<double> Losses) Train(IKernels kernels)
    {
        var network = DenseCase.Network();
        using var tape = new Tape(kernels, 1);
        var adam = new Adam([.. DenseCase.Parameters(network)], new AdamOptions(1e-3f), kernels);
        var data = DenseCase.Data();
        var batches = Enumerable.Range(0, (data.Rows + Batch - 1) / Batch).Select(i => Cut(data, i * Batch)).ToArray();
        tape.Adopt(batches);
        var (times, losses) = (new List<double>(), new List<double>());
        for (var epoch = 0; epoch <= epochs; epoch++)
        {
            var watch = Stopwatch.StartNew();
            losses.Add(batches.Sum(batch => (double)Step(tape, adam, network, batch) * batch.Rows) / data.Rows);
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
                foreach (var tensor in (IEnumerable<Tensor>)[DenseCase.Data(), .. DenseCase.Parameters(DenseCase.Network())])
                {
                    stream.Write(MemoryMarshal.AsBytes(tensor.Read()));
                }
            }

            var threads = Workers.Threads.ToString(CultureInfo.InvariantCulture);
            int[] sizes = [DenseCase.Rows, DenseCase.Features, DenseCase.Hidden, DenseCase.Layers, Batch, epochs];
            var lines = PeerScript.Run(python, "mlp_torch.py", threads,
                [start, .. sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)), threads, device]);
            var numbers = lines.Select(line => line.Split('\t'))
                .Select(pair => Array.ConvertAll(pair, text => double.Parse(text, CultureInfo.InvariantCulture))).ToArray();
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

    private static Tensor Cut(Tensor data, int first)
    {
        var rows = Math.Min(Batch, data.Rows - first);
        return Tensor.From(rows, data.Columns, data.Values.Slice(first * data.Columns, rows * data.Columns));
    }
}
