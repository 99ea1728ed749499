using System.Globalization;
using System.Text.RegularExpressions;
using GraphSec.Benchmarks;
using GraphSec.Benchmarks.Graphs;
using GraphSec.Benchmarks.Reading;
using GraphSec.Benchmarks.Scale;

Stopwatches.CpuTime = args.Contains("--cpu-time");
if (args.Contains("kernels"))
{
    KernelBenchmark.Run(Console.Out, KernelSets.For(Value("--device=")), Value("--python=") is { } blas ? new(blas) : null);
}

if (args.Contains("autoencoder"))
{
    var (python, device) = (Value("--python="), Value("--device="));
    var isGpu = device?.StartsWith("cuda", StringComparison.Ordinal) == true;
    var peer = python is null ? null : new AutoencoderPeer(python, isGpu ? "cuda" : "cpu");
    foreach (var size in AutoencoderCase.All.Where(size => (Value("--case=") ?? size.Name) == size.Name))
    {
        new AutoencoderBenchmark(Console.Out, size, 7).Run(KernelSets.For(device), peer);
    }
}

if (args.Contains("score"))
{
    var root = Path.GetFullPath(".");
    ScoreBenchmark.Run(Console.Out, Path.Combine(root, "artifacts/bin/GraphSec.Cli/release/graphsec"), Path.Combine(root, "examples/web-shop"));
}

if (args.Contains("dense"))
{
    var (python, device) = (Value("--python="), Value("--device="));
    new DenseBenchmark(Console.Out, Number("--epochs=", 3)).Run(
        KernelSets.For(device), python, device?.StartsWith("cuda", StringComparison.Ordinal) == true ? "cuda" : "cpu");
}

if (args is ["growth-one", var growing, var edges])
{
    GrowthChild.Run(Console.Out, growing, int.Parse(edges, CultureInfo.InvariantCulture));
}

if (args.Contains("growth"))
{
    new GrowthBenchmark(Console.Out, Number("--edges=", 10_000_000), Number("--resources=", 1_000_000)).Run();
}

if (args.Contains("report"))
{
    ReportBenchmark.Run(Console.Out);
}

if (args.Contains("bulk"))
{
    BulkScoreBenchmark.Run(Console.Out, [.. Values("--folder=")], Number("--resources=", 200_000));
    EngineScoreBenchmark.Run(Console.Out, Number("--nodes=", 1_000_000));
}

if (args.Contains("labelled"))
{
    LabelledPairs.Run(Console.Out, Value("--features=") ?? throw new ArgumentException("labelled needs --features=DIR, which featurize wrote"),
        Value("--model=") ?? "models/pretrained");
}

if (args.Contains("alerts"))
{
    AlertCounts.Run(Console.Out, Value("--features=") ?? throw new ArgumentException("alerts needs --features=DIR, which featurize wrote"),
        Value("--model=") ?? "models/pretrained", new Regex(Value("--names=") ?? ""), Number("--threshold=", 98));
}

if (args.Contains("graphs"))
{
    var folder = Value("--data=") ?? throw new ArgumentException("graphs needs --data=DIR, a folder of plain graphs");
    using var file = Value("--output=") is { } into ? new StreamWriter(into) { NewLine = "\n" } : null;
    GraphBenchmark.Run(file ?? Console.Out, folder, Number("--seeds=", 5), [.. Values("--detector=")], [.. Values("--set=")]);
}

if (args is ["read-one", var kind, var path, var times])
{
    ReadChild.Run(Console.Out, kind, path, int.Parse(times, CultureInfo.InvariantCulture));
}

if (args.Contains("read"))
{
    new ReadBenchmark(Console.Out, ReadOptions.Parse(args)).Run();
}

int Number(string option, int otherwise) => Value(option) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

IEnumerable<string> Values(string option) =>
    args.Where(argument => argument.StartsWith(option, StringComparison.Ordinal)).Select(argument => argument[option.Length..]);

string? Value(string option) =>
    args.FirstOrDefault(argument => argument.StartsWith(option, StringComparison.Ordinal))?[option.Length..];
