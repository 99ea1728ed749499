using System.Diagnostics;

namespace GraphSec.Benchmarks;

/// <summary>Medians of wall-clock time.</summary>
internal static class Stopwatches
{
    /// <summary>Count this process's time on the processor instead of the clock's, and report the best run: for tuning with
    /// one thread on a machine that others use, never for published figures.</summary>
    public static bool CpuTime { get; set; }

    /// <summary>Milliseconds, the median of <paramref name="times"/> runs after <paramref name="warmup"/> not counted.</summary>
    public static double Median(Action run, int times = 15, int warmup = 3)
    {
        var taken = new List<double>();
        for (var i = -warmup; i < times; i++)
        {
            var start = Now();
            run();
            if (i >= 0)
            {
                taken.Add(Now() - start);
            }
        }

        taken.Sort();
        return CpuTime ? taken[0] : taken[taken.Count / 2];
    }

    static double Now() => CpuTime
        ? Environment.CpuUsage.TotalTime.TotalMilliseconds
        : Stopwatch.GetTimestamp() * 1e3 / Stopwatch.Frequency;
}
