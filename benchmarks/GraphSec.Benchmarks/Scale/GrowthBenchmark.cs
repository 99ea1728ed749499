using System.Diagnostics;
using System.Globalization;
using GraphSec.Benchmarks.Reading;
using GraphSec.Models.Threading;

namespace GraphSec.Benchmarks.Scale;

/// <summary>Time and memory as graphs grow tenfold: the graph autoencoder by edges, whole and in batches, and the likelihood
/// network by resources, scored and trained. Each row is a process of its own.</summary>
internal sealed class GrowthBenchmark(TextWriter output, int mostEdges, int mostResources)
{
    public void Run()
    {
        Machine.Describe(output);
        output.WriteLine($"{Workers.Threads} threads");
        Autoencoder("whole graph", "gae");
        Autoencoder("batches of 16,384 nodes, fan-outs 6 and 3", "gae-batched");
        Likelihood("scored", "cells-scored");
        Likelihood("trained, one epoch in batches of 1,024", "cells-trained");
        Machine.DescribeLoad(output);
    }

    private void Autoencoder(string title, string kind)
    {
        output.WriteLine($"\n## Graph autoencoder, {title}: a node for every 4 edges, 64 features, hidden 64\n");
        output.WriteLine("| edges | nodes | s an epoch | ns an edge | peak MB | peak bytes an edge | graph, bytes an edge "
            + "| state, bytes a node |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        for (var edges = 10_000; edges <= mostEdges && edges > 0; edges *= 10)
        {
            var found = Child(kind, edges);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {edges:N0} | {found.Nodes:N0} | {found.Seconds:F3} | {found.Seconds * 1e9 / edges:F0} "
                + $"| {found.PeakMegabytes:F0} | {found.PeakMegabytes * 1e6 / edges:F0} "
                + $"| {(double)found.EdgeBytes / edges:F1} | {(double)found.NodeBytes / found.Nodes:F0} |"));
        }
    }

    private void Likelihood(string title, string kind)
    {
        output.WriteLine(
            $"\n## Likelihood network, one graph, {title}: 10 cells of 6 outcomes and 3 edges a resource, hidden 48\n");
        output.WriteLine("| resources | s | µs a resource | peak MB | graph, bytes a resource | result, bytes a resource |");
        output.WriteLine("|---|---|---|---|---|---|");
        for (var nodes = 10_000; nodes <= mostResources && nodes > 0; nodes *= 10)
        {
            var found = Child(kind, nodes);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {nodes:N0} | {found.Seconds:F2} | {found.Seconds * 1e6 / nodes:F1} | {found.PeakMegabytes:F0} "
                + $"| {(double)found.EdgeBytes / nodes:F0} | {(double)found.NodeBytes / nodes:F0} |"));
        }
    }

    private static GrowthReport Child(string kind, int size)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in (ReadOnlySpan<string>)["growth-one", kind, size.ToString(CultureInfo.InvariantCulture)])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? GrowthReport.Parse(line) : throw new InvalidOperationException($"'{kind}' of {size} ended with {process.ExitCode}");
    }
}
