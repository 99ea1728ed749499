using System.Globalization;
using GraphSec.Benchmarks;
using GraphSec.Benchmarks.Reading;

Stopwatches.CpuTime = args.Contains("--cpu-time");
if (args.Contains("kernels"))
{
    KernelBenchmark.Run(Console.Out, KernelSets.For(Value("--device=")));
}

if (args.Contains("autoencoder"))
{
    var (python, device) = (Value("--python="), Value("--device="));
    new AutoencoderBenchmark(Console.Out, 100_000, 400_000, 64, 64, 7).Run(
        KernelSets.For(device), python, device?.StartsWith("cuda", StringComparison.Ordinal) == true ? "cuda" : "cpu");
}

if (args.Contains("score"))
{
    var root = Path.GetFullPath(".");
    ScoreBenchmark.Run(Console.Out, Path.Combine(root, "artifacts/bin/GraphSec.Cli/release/graphsec"), Path.Combine(root, "examples/web-shop"));
}

if (args is ["read-one", var kind, var path, var times])
{
    ReadChild.Run(Console.Out, kind, path, int.Parse(times, CultureInfo.InvariantCulture));
}

if (args.Contains("read"))
{
    new ReadBenchmark(Console.Out, ReadOptions.Parse(args)).Run();
}

string? Value(string option) =>
    args.FirstOrDefault(argument => argument.StartsWith(option, StringComparison.Ordinal))?[option.Length..];
