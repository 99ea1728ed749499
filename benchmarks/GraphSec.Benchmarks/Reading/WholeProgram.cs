using System.Diagnostics;
using System.Globalization;

namespace GraphSec.Benchmarks.Reading;

/// <summary>
/// Time from the start of a process to its end: <c>graphsec parse</c> of a collected folder, which also writes the graph, and
/// <c>terraform graph</c> of the same folder.
/// </summary>
internal sealed class WholeProgram(TextWriter output, string work)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public void Run(string folder, bool withTerraform)
    {
        var program = PeerPrograms.InRepository("artifacts/bin/GraphSec.Cli/release/graphsec");
        if (File.Exists(program))
        {
            var collected = Path.Combine(work, "collected");
            PeerPrograms.Start(program, ["collect", "--input", folder, "--output", collected]);
            var parse = Stopwatches.Median(
                () => PeerPrograms.Start(program, ["parse", "--input", collected, "--output", Path.Combine(work, "parsed")]), 11, 2);
            Row("graphsec parse, cold, with writing the graph", parse);
            Row("graphsec --version, cold", Stopwatches.Median(() => PeerPrograms.Start(program, ["--version"]), 11, 2));
        }

        if (withTerraform)
        {
            Terraform("init", folder);
            Row("terraform graph", Terraform("graph", folder));
        }
    }

    /// <summary>Milliseconds, or null where it is missing, fails or takes too long.</summary>
    private static double? Terraform(string command, string folder)
    {
        var start = new ProcessStartInfo("terraform", [$"-chdir={folder}", command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var texts = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            Console.Error.WriteLine($"terraform {command} took longer than {Longest.TotalMinutes} minutes");
            return null;
        }

        if (process.ExitCode != 0)
        {
            Console.Error.WriteLine($"terraform {command}: {texts.Result[1]}");
        }

        return process.ExitCode == 0 ? watch.Elapsed.TotalMilliseconds : null;
    }

    private void Row(string name, double? milliseconds) => output.WriteLine(milliseconds is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"| {name} | {known:F0} | | | |")
        : $"| {name} | not measured | | | |");
}
