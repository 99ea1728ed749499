using System.Diagnostics;
using System.Globalization;
using GraphSec.Benchmarks.Reading;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Report;
using GraphSec.Pipeline.Score;

namespace GraphSec.Benchmarks;

/// <summary>A report of 2,000 resource blocks in every format: time to write, cold and warm, and size.</summary>
internal static class ReportBenchmark
{
    private const int Resources = 2000;

    public static void Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("graphsec-report-").FullName;
        try
        {
            ServiceFolder.Write(folder, Resources / ServiceFolder.BlocksPerService);
            // A threshold that makes outliers of some: made-up services are all alike.
            var flow = new Flow(new FlowOptions { Score = new ScoreOptions { Threshold = 60 } });
            var scores = flow.Score(flow.Read(folder), DetectorFile.Read(Path.Combine(Checkout.Root, "models", "pretrained")));
            var options = new ReportOptions { Top = 0 };
            var findings = Findings.Of(scores, options with { Sources = SourceTree.Of(folder) });
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{findings.Blocks} resources, {findings.Outliers} outliers, {findings.Graphs.Sum(graph => graph.Features.Edges.Count)} references"));
            output.WriteLine("| format | first ms | median ms of 7 | KB |");
            output.WriteLine("|---|---|---|---|");
            foreach (var format in ReportFormats.All)
            {
                var file = Path.Combine(folder, "report" + format.Extension);
                // Everything anew, the reasons' wording and the reading of the code as well.
                void Write() => AtomicFile.WriteText(
                    file, writer => format.Write(Findings.Of(scores, options with { Sources = SourceTree.Of(folder) }), writer));
                var start = Stopwatch.GetTimestamp();
                Write();
                var first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                var median = Stopwatches.Median(Write, times: 7, warmup: 2);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {format.Name} | {first:F0} | {median:F0} | {new FileInfo(file).Length / 1024} |"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
