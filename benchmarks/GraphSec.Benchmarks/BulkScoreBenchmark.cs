using System.Diagnostics;
using GraphSec.Models.Kernels;
using GraphSec.Models.Threading;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Featurize;
using GraphSec.Pipeline.Flatten;
using GraphSec.Pipeline.Score;

namespace GraphSec.Benchmarks;

/// <summary>The stage score without its files: the pretrained detector over the examples again and again.</summary>
internal static class BulkScoreBenchmark
{
    /// <param name="resources">Instances to score, about.</param>
    public static void Run(TextWriter output, int resources)
    {
        var detector = DetectorFile.Read(Path.Combine(Checkout.Root, "models", "pretrained"));
        var options = new FlowOptions();
        var flow = new Flow(options);
        var names = (ReadOnlySpan<string>)["aks-platform", "data-platform", "web-shop"];
        var graphs = new List<GraphFeatures>();
        foreach (var name in names)
        {
            var parsed = flow.Read(Path.Combine(Checkout.Root, "examples", name));
            graphs.AddRange(parsed.Graphs.Select(graph => CellExtractor.Extract(Flattener.Flatten(graph, options.Flatten))));
        }

        var each = graphs.Sum(graph => graph.Blocks.Sum(block => Math.Max(1, block.Instances)));
        var blocks = graphs.Sum(graph => graph.Blocks.Count);
        var times = Math.Max(1, resources / each);
        var corpus = new FeatureSet(
            detector.Vocabulary,
            [.. Enumerable.Repeat(graphs, times).SelectMany(all => all).Select(graph => new SplitGraph(graph, Split.Test))]);
        var kernels = KernelRegistry.Create(use: KernelUse.Score);
        output.WriteLine(
            $"score in bulk, {kernels.Name}, {Workers.Threads} threads: "
            + $"{corpus.Graphs.Count} graphs, {blocks * times} blocks, {each * times} instances");
        (string Name, Detector Detector)[] judges = [("all", detector), ("peers alone", detector.PeersAlone())];
        foreach (var (name, judge) in judges)
        {
            Scorer.Score(corpus with { Graphs = [.. corpus.Graphs.Take(graphs.Count)] }, judge, options.Score, kernels);
            var (start, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            Scorer.Score(corpus, judge, options.Score, kernels);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var used = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            output.WriteLine(
                $"{name,-12} {each * times / seconds,8:F0} instances/s, {each * times / used,8:F0} per second of processor time");
        }
    }
}
