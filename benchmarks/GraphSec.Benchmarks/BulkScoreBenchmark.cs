using System.Diagnostics;
using GraphSec.Models.Kernels;
using GraphSec.Models.Threading;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
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
        Scorer.Score(corpus with { Graphs = [.. corpus.Graphs.Take(graphs.Count)] }, detector, options.Score, kernels);
        var start = Stopwatch.GetTimestamp();
        Scorer.Score(corpus, detector, options.Score, kernels);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        output.WriteLine(
            $"score in bulk, {kernels.Name}, {Workers.Threads} threads: {corpus.Graphs.Count} graphs, {each * times} instances in "
            + $"{blocks * times} blocks in {seconds:F1} s, {each * times / seconds:F0} instances/s");
    }
}
