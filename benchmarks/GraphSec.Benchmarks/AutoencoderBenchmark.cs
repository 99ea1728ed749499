using System.Diagnostics;
using System.Globalization;
using GraphSec.Models;
using GraphSec.Models.Detectors;
using GraphSec.Models.Kernels;
using GraphSec.Models.Threading;

namespace GraphSec.Benchmarks;

/// <summary>One full-batch epoch of the graph autoencoder, and the same network in PyTorch right after it.</summary>
internal sealed class AutoencoderBenchmark(TextWriter output, int nodes, int edges, int features, int hidden, int epochs)
{
    /// <param name="sets">Each takes its turn.</param>
    /// <param name="python">Runs the peer; null leaves it out.</param>
    /// <param name="device">The peer's: cpu or cuda.</param>
    public void Run(IEnumerable<IKernels> sets, string? python, string device)
    {
        var size = $"{nodes} nodes, {edges} undirected edges, {features} features, hidden {hidden}";
        output.WriteLine($"graph autoencoder, {size}, {Workers.Threads} threads, medians of {epochs} epochs");
        var best = double.MaxValue;
        foreach (var kernels in sets)
        {
            var (milliseconds, first, last) = Epoch(kernels);
            output.WriteLine($"{kernels.Name,-12} {milliseconds,8:F1} ms   loss {first:F4} to {last:F4}");
            best = Math.Min(best, milliseconds);
        }

        if (python is null)
        {
            return;
        }

        foreach (var line in Peer(python, device))
        {
            var variant = line.Split('\t');
            var milliseconds = double.Parse(variant[1], CultureInfo.InvariantCulture);
            output.WriteLine($"{variant[0],-12} {milliseconds,8:F1} ms   loss {variant[2]} to {variant[3]}   {milliseconds / best:F2} × ours");
        }
    }

    (double Milliseconds, float First, float Last) Epoch(IKernels kernels)
    {
        var random = new Pcg32(1);
        int[] Ends() => [.. Enumerable.Range(0, edges).Select(_ => random.Next(nodes))];
        var x = Initialize.Normal("", nodes, features, 1, random);
        x.IsParameter = false;
        var data = new AttributedGraph(x, CsrMatrix.SymmetricallyNormalized(nodes, Ends(), Ends()));
        var network = new GraphAutoencoderNetwork(features, hidden, random);
        using var tape = new Tape(kernels, 1);
        var adam = new Adam(network.Parameters, new AdamOptions(5e-3f), kernels);
        tape.Adopt(data.Features);
        var smooth = GraphAutoencoderNetwork.Smooth(tape, data);
        var losses = new List<float>();
        var median = Stopwatches.Median(
            () =>
            {
                int[] shifts = [.. Enumerable.Range(0, 4).Select(_ => 1 + random.Next(nodes - 1))];
                adam.ZeroGradients();
                var loss = network.Loss(tape, data, smooth, shifts, 0.5f);
                tape.Backward(loss);
                adam.Step();
                losses.Add(loss.Scalar());
                tape.Reset();
            },
            epochs,
            2);
        return (median, losses[0], losses[^1]);
    }

    /// <summary>Lines of variant, milliseconds, first and last loss, separated by tabs.</summary>
    string[] Peer(string python, string device)
    {
        var script = Path.Combine(Repository(), "benchmarks", "peers", "gae_torch.py");
        var start = new ProcessStartInfo(python) { RedirectStandardOutput = true };
        foreach (var argument in new[] { nodes, edges, features, hidden, epochs, Workers.Threads })
        {
            start.ArgumentList.Add(argument.ToString(CultureInfo.InvariantCulture));
        }

        start.Environment["OMP_NUM_THREADS"] = start.ArgumentList[^1];
        start.ArgumentList.Insert(0, script);
        start.ArgumentList.Add(device);

        // PyTorch's best: threads that do not spin against OpenBLAS's, and memory that is kept instead of mapped anew.
        start.Environment["OMP_WAIT_POLICY"] = "passive";
        start.Environment["MALLOC_MMAP_THRESHOLD_"] = "8589934592";
        start.Environment["MALLOC_TRIM_THRESHOLD_"] = "17179869184";
        using var process = Process.Start(start)!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return lines;
    }

    static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GraphSec.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("the benchmarks run inside the repository");
    }
}
