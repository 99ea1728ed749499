using GraphSec.Benchmarks;

Stopwatches.CpuTime = args.Contains("--cpu-time");
if (args.Contains("kernels"))
{
    KernelBenchmark.Run(Console.Out);
}

if (args.Contains("autoencoder"))
{
    var python = args.FirstOrDefault(argument => argument.StartsWith("--python=", StringComparison.Ordinal))?[9..];
    new AutoencoderBenchmark(Console.Out, 100_000, 400_000, 64, 64, 7).Run(python);
}

if (args.Contains("score"))
{
    var root = Path.GetFullPath(".");
    ScoreBenchmark.Run(Console.Out, Path.Combine(root, "artifacts/bin/GraphSec.Cli/release/graphsec"), Path.Combine(root, "examples/web-shop"));
}
