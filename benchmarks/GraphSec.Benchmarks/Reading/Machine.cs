using System.Runtime.InteropServices;

namespace GraphSec.Benchmarks.Reading;

/// <summary>Says what figures were taken on: without it they mean nothing.</summary>
internal static class Machine
{
    public static void Describe(TextWriter output)
    {
        const string processors = "/proc/cpuinfo";
        var model = File.Exists(processors)
            ? File.ReadLines(processors).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        output.WriteLine($"{model ?? "unknown processor"}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, "
            + $"{RuntimeInformation.FrameworkDescription}");
        DescribeLoad(output);
    }

    public static void DescribeLoad(TextWriter output)
    {
        const string load = "/proc/loadavg";
        output.WriteLine(File.Exists(load)
            ? $"load average {string.Join(", ", File.ReadAllText(load).Split(' ')[..3])}" : "load unknown");
    }
}
