using System.Diagnostics;
using System.Globalization;
using GraphSec.Pipeline.Parse;
using GraphSec.Pipeline.Parse.Configuration;
using GraphSec.Pipeline.Parse.Dot;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Benchmarks.Reading;

/// <summary>
/// One reader over one input, in a process of its own: its memory is its own, and it runs with the settings it is shipped
/// with. <c>read-one KIND PATH TIMES</c> prints a <see cref="ReadReport"/>.
/// </summary>
internal static class ReadChild
{
    public static void Run(TextWriter output, string kind, string path, int times)
    {
        var (pass, bytes) = Prepare(kind, path);
        var watch = Stopwatch.StartNew();
        var count = pass();
        var first = watch.Elapsed.TotalMilliseconds;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        pass();
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var median = times <= 2 ? first : Stopwatches.Median(() => pass(), times, Math.Min(times, 5));
        output.WriteLine(new ReadReport(median, bytes, PeakMegabytes(), first, allocated / 1e6, count));
    }

    private static (Func<long> Pass, long Bytes) Prepare(string kind, string path)
    {
        switch (kind)
        {
            case "hcl":
                var files = Directory.EnumerateFiles(path, "*.tf", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                    .Select(file => (Path: file, Bytes: File.ReadAllBytes(file))).ToArray();
                return (() => Parse(files), files.Sum(file => (long)file.Bytes.Length));
            case "dot":
                var dot = File.ReadAllBytes(path);
                return (() => DotReader.Read(System.Text.Encoding.UTF8.GetString(dot)).Nodes.Count, dot.Length);
            case "graph":
                return (() => GraphReader.ReadFile(path, "", "").Nodes.Count, new FileInfo(path).Length);
            case "folder":
                return (() => ConfigurationReader.Read(path, "", "").Nodes.Count,
                    Directory.EnumerateFiles(path, "*.tf", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length));
            default:
                throw new ArgumentException($"no reader '{kind}'", nameof(kind));
        }
    }

    /// <summary>Bytes to trees, one file after the other: the same work as the peer's.</summary>
    private static long Parse((string Path, byte[] Bytes)[] files)
    {
        long items = 0;
        foreach (var (path, bytes) in files)
        {
            items += HclParser.ParseFile(SourceText.Decode(path, bytes)).Body.Items.Count;
        }

        return items;
    }

    private static double PeakMegabytes()
    {
        const string status = "/proc/self/status";
        var line = File.Exists(status)
            ? File.ReadLines(status).First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)) : "VmHWM: 0 kB";
        return double.Parse(line["VmHWM:".Length..^2].Trim(), CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
