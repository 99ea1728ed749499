using System.Diagnostics;

namespace GraphSec.Benchmarks.Scale;

/// <summary>Runs a script of <c>benchmarks/peers</c> with the settings that are best for PyTorch.</summary>
internal static class PeerScript
{
    public static string[] Run(string python, string script, string threads, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(python) { RedirectStandardOutput = true };
        start.ArgumentList.Add(Reading.PeerPrograms.InRepository($"benchmarks/peers/{script}"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Threads that do not spin against OpenBLAS's, and memory that is kept instead of mapped anew.
        start.Environment["OMP_NUM_THREADS"] = threads;
        start.Environment["OMP_WAIT_POLICY"] = "passive";
        start.Environment["MALLOC_MMAP_THRESHOLD_"] = "8589934592";
        start.Environment["MALLOC_TRIM_THRESHOLD_"] = "17179869184";
        using var process = Process.Start(start)!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return process.ExitCode == 0 ? lines : throw new InvalidOperationException($"'{script}' ended with {process.ExitCode}");
    }
}
