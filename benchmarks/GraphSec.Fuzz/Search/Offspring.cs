using System.Diagnostics;
using System.Globalization;

namespace GraphSec.Fuzz.Search;

/// <summary>
/// Runs the search in a process of its own, and starts another where that one dies: a stack overflow or a hang cannot be caught,
/// but the input it died of is on disk.
/// </summary>
internal sealed class Offspring(string reader, FuzzOptions options, TextWriter output)
{
    /// <summary>The exit code of a process that ran to its end and found something.</summary>
    public const int EndedWithFinds = 3;

    /// <returns>Whether nothing was found.</returns>
    public bool Run()
    {
        var clock = Stopwatch.StartNew();
        var died = new FindFolder(options.Save, reader);
        for (var seed = options.Seed; clock.Elapsed.TotalMinutes < options.Minutes; seed++)
        {
            var rest = options with { Seed = seed, Minutes = options.Minutes - clock.Elapsed.TotalMinutes };
            var code = Start(rest);
            if (code is 0 or EndedWithFinds)
            {
                return code == 0 && died.Count == 0;
            }

            var kind = code == Watchdog.Hung ? $"hang {seed}" : $"died with {code} {seed}";
            died.Add(new Find(kind, $"exit code {code}", CurrentInput.Load(died.CurrentFile)));
            output.WriteLine($"{reader}: found {kind}");
        }

        return died.Count == 0;
    }

    private int Start(FuzzOptions rest)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        foreach (var argument in (ReadOnlySpan<string>)[reader, "--child", "--minutes", Text(rest.Minutes), "--seed", Text(rest.Seed),
            "--save", rest.Save, "--limit-seconds", Text(rest.LimitSeconds)])
        {
            start.ArgumentList.Add(argument);
        }

        if (rest.Corpus is { } corpus)
        {
            start.ArgumentList.Add("--corpus");
            start.ArgumentList.Add(corpus);
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = ((long)rest.MemoryMegabytes << 20).ToString("x", CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
