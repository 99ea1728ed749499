using System.Globalization;

namespace GraphSec.Benchmarks.Reading;

/// <summary>Every reader over the same bytes as its peers, one after the other in one command.</summary>
internal sealed class ReadBenchmark(TextWriter output, ReadOptions options)
{
    private const int Resources = 5000;
    private const int Instances = 10_000;

    private readonly string work = Path.Combine(Path.GetTempPath(), $"graphsec-read-{Environment.ProcessId}");

    public void Run()
    {
        Directory.CreateDirectory(work);
        try
        {
            Machine.Describe(output);
            var folder = Path.Combine(work, "services");
            ServiceFolder.Write(folder, Resources / ServiceFolder.BlocksPerService);
            Hcl(folder);
            Dot();
            Folder(folder);
            Json();
            Machine.DescribeLoad(output);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private void Hcl(string generated)
    {
        var peers = new PeerPrograms(work);
        foreach (var folder in (ReadOnlySpan<string>)[PeerPrograms.InRepository("examples"), generated, .. options.Hcl])
        {
            Heading($"HCL: every .tf below {Name(folder)}, one thread");
            var ours = Ours("hcl", folder, 41);
            Row("GraphSec", ours, ours);
            Row("Go, hclsyntax.ParseConfig", peers.Go("hcl_go", folder, 5), ours);
        }
    }

    private void Dot()
    {
        var peers = new PeerPrograms(work);
        var large = Save("large.dot", DotText.Make(20_000));
        var small = Save("small.dot", DotText.Make(100));
        Heading("DOT: a plan graph of 20,000 resources, one thread");
        var ours = Ours("dot", large, 15);
        Row("GraphSec", ours, ours);
        Row("GraphSec, file to graph of resources", Ours("graph", large, 15), ours);
        Row("graphviz, agmemread of libcgraph", peers.C("cgraph", large, 5), ours);
        Heading("DOT: a plan graph of 100 resources, one thread");
        ours = Ours("dot", small, 301);
        Row("GraphSec", ours, ours);
        Row("graphviz, agmemread of libcgraph", peers.C("cgraph", small, 301), ours);
        Row("Python, pydot and networkx", peers.Python("dot_networkx.py", small, 1), ours);
    }

    private void Folder(string folder)
    {
        Heading($"Folder of {Resources} resource blocks, read and linked");
        var ours = Ours("folder", folder, 15);
        Row("GraphSec", ours, ours);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {ours.Count} instances; first pass of a process | {ours.FirstMilliseconds:F0} ms | | | {ours.PeakMegabytes:F0} MB |"));
        new WholeProgram(output, work).Run(folder, options.RunTerraform);
        Heading($"Folder of {Instances} instances, one pass");
        var instances = Path.Combine(work, "instances");
        ServiceFolder.Write(instances, Instances / ServiceFolder.InstancesPerService);
        var once = Ours("folder", instances, 1);
        Row($"GraphSec, {once.Count} nodes", once, once);
    }

    private void Json()
    {
        Heading("Plan of examples/outputs, file to graph");
        var plan = Ours("graph", PeerPrograms.InRepository("examples/outputs/web-shop.plan.json"), 51);
        Row("GraphSec", plan, plan);
        foreach (var megabytes in (ReadOnlySpan<int>)[20, .. options.StateMegabytes])
        {
            Heading($"State of {megabytes} MB, file to graph");
            var path = Path.Combine(work, "state.tfstate");
            StateText.Write(path, megabytes * 1_000_000L);
            var state = Ours("graph", path, megabytes > 100 ? 1 : 9);
            Row($"GraphSec, {state.Count} instances", state, state);
            File.Delete(path);
        }
    }

    private void Heading(string title) =>
        output.WriteLine($"\n## {title}\n\n| | ms | MB/s | time against GraphSec | peak memory |\n|---|---|---|---|---|");

    private void Row(string name, ReadReport? report, ReadReport ours)
    {
        if (report is null)
        {
            output.WriteLine($"| {name} | not on this machine | | | |");
            return;
        }

        var ratio = report.Milliseconds / report.Bytes / (ours.Milliseconds / ours.Bytes);
        var peak = report.PeakMegabytes > 0 ? report.PeakMegabytes.ToString("F0", CultureInfo.InvariantCulture) + " MB" : "";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {report.Milliseconds:F2} | {report.MegabytesPerSecond:F1} | {ratio:F2} | {peak} |"));
    }

    private static ReadReport Ours(string kind, string path, int times) =>
        ReadReport.Parse(PeerPrograms.Start(Environment.ProcessPath!, ["read-one", kind, path, times.ToString(CultureInfo.InvariantCulture)]));

    private string Save(string name, string text)
    {
        var path = Path.Combine(work, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static string Name(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
}
