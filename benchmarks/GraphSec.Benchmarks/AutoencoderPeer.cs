using System.Diagnostics;
using System.Globalization;
using GraphSec.Models;
using GraphSec.Models.Detectors;
using GraphSec.Models.Storage;
using GraphSec.Models.Threading;

namespace GraphSec.Benchmarks;

/// <summary>The same training in PyTorch, from the same numbers: <c>benchmarks/peers/gae_torch.py</c>.</summary>
/// <param name="device">cpu or cuda.</param>
internal sealed class AutoencoderPeer(string python, string device)
{
    // Memory that is kept instead of mapped anew for each tensor; a threshold above 32 MiB would be refused.
    private static readonly (string, string)[] Tuned =
    [
        ("MALLOC_MMAP_MAX_", "0"), ("MALLOC_TRIM_THRESHOLD_", "17179869184"), ("MALLOC_TOP_PAD_", "268435456"),
    ];

    /// <summary>As PyTorch starts, then with the allocator tuned and threads that do not spin against OpenBLAS's.</summary>
    public IEnumerable<AutoencoderTiming> Run(AttributedGraph data, IEnumerable<Tensor> weights, int[][] shifts)
    {
        var path = Path.Combine(Path.GetTempPath(), $"graphsec-{Environment.ProcessId}.safetensors");
        try
        {
            SafetensorsFile.Write(path, [.. weights, data.Features, .. Edges(data.Adjacency!), Drawn(shifts)]);
            return [.. Start(path, "torch", []), .. Start(path, "torch, tuned", [.. Tuned, ("OMP_WAIT_POLICY", "passive")])];
        }
        finally
        {
            File.Delete(path);
        }
    }

    private List<AutoencoderTiming> Start(string path, string name, (string Name, string Value)[] environment)
    {
        var threads = Workers.Threads.ToString(CultureInfo.InvariantCulture);
        var script = Path.Combine(Checkout.Root, "benchmarks", "peers", "gae_torch.py");
        var start = new ProcessStartInfo(python, [script, path, threads, device]) { RedirectStandardOutput = true };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        start.Environment["OMP_NUM_THREADS"] = start.Environment["OPENBLAS_NUM_THREADS"] = threads;
        using var process = Process.Start(start)!;
        var timings = new List<AutoencoderTiming>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            var parts = line.Split('\t');
            var numbers = Array.ConvertAll(parts[1..], part => double.Parse(part, CultureInfo.InvariantCulture));
            timings.Add(new($"{name}: {parts[0]}", numbers[0], numbers[1..]));
        }

        process.WaitForExit();
        return timings;
    }

    /// <summary>The format that both sides know has no integers; these are small enough to be exact as floats.</summary>
    private static Tensor[] Edges(CsrMatrix adjacency)
    {
        var sorted = adjacency.Transposed();
        Tensor rows = new(1, sorted.Count) { Name = "row" }, columns = new(1, sorted.Count) { Name = "column" };
        for (var i = 0; i < sorted.Rows; i++)
        {
            rows.Values[sorted.Offsets[i]..sorted.Offsets[i + 1]].Fill(i);
        }

        for (var k = 0; k < sorted.Count; k++)
        {
            columns.Values[k] = sorted.Indices[k];
        }

        var weights = Tensor.From(1, sorted.Count, sorted.Weights);
        weights.Name = "weight";
        return [rows, columns, weights];
    }

    private static Tensor Drawn(int[][] shifts)
    {
        float[] numbers = [.. shifts.SelectMany(row => row).Select(shift => (float)shift)];
        var drawn = Tensor.From(shifts.Length, shifts[0].Length, numbers);
        drawn.Name = "shifts";
        return drawn;
    }
}
