using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace GraphSec.Benchmarks;

/// <summary>Wall-clock time of the whole program from a cold start: a folder of code, and a graph of 5,000 resources.</summary>
internal static class ScoreBenchmark
{
    private const int Resources = 5000;

    /// <param name="program">The built program, from a Release build.</param>
    /// <param name="folder">A folder of Terraform code.</param>
    public static void Run(TextWriter output, string program, string folder)
    {
        var graph = Path.Combine(Path.GetTempPath(), $"graphsec-{Environment.ProcessId}.dot");
        File.WriteAllText(graph, Chain());
        try
        {
            output.WriteLine("| cold start of | median ms of 11 |");
            output.WriteLine("|---|---|");
            foreach (var (name, arguments) in (ReadOnlySpan<(string, string)>)
            [
                ("graphsec --version", "--version"),
                ($"graphsec score {Path.GetFileName(folder)}", $"score \"{folder}\""),
                ($"graphsec score of a graph of {Resources} resources", $"score \"{graph}\""),
            ])
            {
                var median = Stopwatches.Median(() => Start(program, arguments), times: 11, warmup: 2);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {median:F0} |"));
            }
        }
        finally
        {
            File.Delete(graph);
        }
    }

    private static void Start(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{program} {arguments}' ended with {process.ExitCode}: {process.StandardError.ReadToEnd()}");
        }
    }

    /// <summary>Each resource refers to two earlier ones, of 40 types: what <c>terraform graph</c> would draw.</summary>
    private static string Chain()
    {
        var dot = new StringBuilder("digraph G {\n");
        for (var i = 0; i < Resources; i++)
        {
            dot.Append(CultureInfo.InvariantCulture, $"  \"{Name(i)}\" [label=\"{Name(i)}\"];\n");
        }

        for (var i = 1; i < Resources; i++)
        {
            dot.Append(CultureInfo.InvariantCulture, $"  \"{Name(i)}\" -> \"{Name(i * 7919L % i)}\";\n");
            dot.Append(CultureInfo.InvariantCulture, $"  \"{Name(i)}\" -> \"{Name(i * 104729L % i)}\";\n");
        }

        return dot.Append("}\n").ToString();

        static string Name(long i) => string.Create(CultureInfo.InvariantCulture, $"aws_type_{i % 40}.r{i}");
    }
}
