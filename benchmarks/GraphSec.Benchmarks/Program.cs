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
