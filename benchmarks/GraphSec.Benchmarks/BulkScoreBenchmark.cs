using System.Diagnostics;
using GraphSec.Models.Kernels;
using GraphSec.Models.Threading;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Score;

namespace GraphSec.Benchmarks;

/// <summary>The stage score without its files: the pretrained detector over many graphs, from cells in words to scores with
/// reasons.</summary>
internal static class BulkScoreBenchmark
{
    private const int Runs = 3;

    /// <param name="folders">Code to score as it is; none makes copies of the examples.</param>
    /// <param name="resources">Instances to score, about, where copies are made.</param>
    public static void Run(TextWriter output, IReadOnlyList<string> folders, int resources)
    {
        var detector = DetectorFile.Read(Path.Combine(Checkout.Root, "models", "pretrained"));
        var options = new FlowOptions();
        var names = (ReadOnlySpan<string>)["aks-platform", "data-platform", "web-shop"];
        string[] examples = [.. names.ToArray().Select(name => Path.Combine(Checkout.Root, "examples", name))];
        var graphs = folders.Count > 0
            ? BulkCorpus.Read(folders, options)
            : BulkCorpus.Copies(BulkCorpus.Read(examples, options), resources);
        var corpus = new FeatureSet(detector.Vocabulary, [.. graphs.Select(graph => new SplitGraph(graph, Split.Test))]);
        var (instances, blocks) = (graphs.Sum(BulkCorpus.Instances), graphs.Sum(graph => graph.Blocks.Count));
        var kernels = KernelRegistry.Create();
        output.WriteLine($"score in bulk, {kernels.Name}, {Workers.Threads} threads: {graphs.Count} graphs, {blocks} blocks, {instances} instances");
        (string Name, Detector Detector)[] judges = [("all", detector), ("peers alone", detector.PeersAlone())];
        foreach (var (name, judge) in judges)
        {
            Scorer.Score(corpus, judge, options.Score, kernels);
            var (wall, processor) = (new List<double>(), new List<double>());
            for (var run = 0; run < Runs; run++)
            {
                var (start, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                Scorer.Score(corpus, judge, options.Score, kernels);
                wall.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                processor.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
            }

            var (seconds, used) = (wall.Order().ElementAt(Runs / 2), processor.Order().ElementAt(Runs / 2));
            output.WriteLine(
                $"{name,-12} {instances / seconds,8:F0} instances/s, {blocks / seconds,8:F0} blocks/s, "
                + $"{instances / used,8:F0} instances per second of processor time");
        }
    }
}
