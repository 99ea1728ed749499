using System.Diagnostics;
using System.Globalization;
using GraphSec.MadeUp;
using GraphSec.Models;
using GraphSec.Models.Detectors;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;

namespace GraphSec.Benchmarks.Scale;

/// <summary>One row of <see cref="GrowthBenchmark"/>: <c>growth-one KIND SIZE</c> prints a <see cref="GrowthReport"/>.</summary>
internal static class GrowthChild
{
    private const int Width = 64;
    private const int Cells = 10;

    public static void Run(TextWriter output, string kind, int size) => output.WriteLine(kind switch
    {
        "gae" => Autoencoder(size, batch: 0),
        "gae-batched" => Autoencoder(size, batch: 16_384),
        "cells-scored" => Score(size),
        "cells-trained" => Train(size),
        _ => throw new ArgumentException($"no growth of '{kind}'", nameof(kind)),
    });

    /// <summary>The time of an epoch is the median of what epochs after the first add.</summary>
    private static GrowthReport Autoencoder(int edges, int batch)
    {
        var nodes = edges / 4;
        var random = new Pcg32(1);
        var x = Initialize.Normal("", nodes, Width, 1, random);
        x.IsParameter = false;
        var data = new AttributedGraph(x, CsrMatrix.SymmetricallyNormalized(nodes, Ends(), Ends()));
        var epochs = edges < 10_000_000 ? 7 : batch > 0 ? 2 : 4;
        var options = new GraphAutoencoderOptions(Width, epochs, BatchNodes: batch, FanOut: 6);
        var times = new List<double>();
        var watch = Stopwatch.StartNew();
        new GraphAutoencoder(options) { Progress = _ => times.Add(watch.Elapsed.TotalSeconds) }.Fit(data);
        var taken = times.Zip(times.Skip(1), (before, after) => after - before).Order().ToArray();
        var matrix = data.Adjacency!;
        var structure = 4L * (matrix.Offsets.Length + 2L * matrix.Count);
        return new GrowthReport(taken[taken.Length / 2], PeakMegabytes(), nodes, structure, 2L * 4 * Width * nodes);

        int[] Ends()
        {
            var ends = new int[edges];
            foreach (ref var end in ends.AsSpan())
            {
                end = random.Next(nodes);
            }

            return ends;
        }
    }

    private static GrowthReport Score(int nodes)
    {
        var schema = MadeUpCells.Schema(Cells);
        var graph = MadeUpCells.Graph(schema, nodes, 3, 1);
        var network = new LikelihoodNetwork(schema, new LikelihoodOptions());
        var watch = Stopwatch.StartNew();
        var found = LikelihoodInference.Run(network, graph, KernelRegistry.Create());
        var seconds = watch.Elapsed.TotalSeconds;
        var result = Enumerable.Range(0, graph.SlotCount).Sum(slot => 4L * found.Of(slot).Length + 4);
        return new GrowthReport(seconds, PeakMegabytes(), nodes, Bytes(graph), result);
    }

    private static GrowthReport Train(int nodes)
    {
        var schema = MadeUpCells.Schema(Cells);
        var graph = MadeUpCells.Graph(schema, nodes, 3, 1);
        var network = new LikelihoodNetwork(schema, new LikelihoodOptions { Epochs = 1 });
        var watch = Stopwatch.StartNew();
        LikelihoodTraining.Fit(network, [graph], [], KernelRegistry.Create());
        return new GrowthReport(watch.Elapsed.TotalSeconds, PeakMegabytes(), nodes, Bytes(graph), 0);
    }

    private static long Bytes(CellGraph graph) => 4L * typeof(CellGraph).GetProperties()
        .Select(property => property.GetValue(graph)).OfType<Array>().Sum(array => (long)array.Length);

    private static double PeakMegabytes()
    {
        const string status = "/proc/self/status";
        var line = File.Exists(status)
            ? File.ReadLines(status).First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)) : "VmHWM: 0 kB";
        return double.Parse(line["VmHWM:".Length..^2].Trim(), CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
