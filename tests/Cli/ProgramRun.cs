using System.Diagnostics;

namespace GraphSec.Tests.Cli;

/// <summary>Runs the program in a process of its own.</summary>
internal static class ProgramRun
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "graphsec.exe" : "graphsec");

    /// <param name="variables">Added to those of the tests.</param>
    public static RunResult Run(IReadOnlyDictionary<string, string?> variables, params string[] arguments) => Run(Path, variables, arguments);

    public static RunResult Run(string program, IReadOnlyDictionary<string, string?> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("the program did not end");
        }

        return new RunResult(process.ExitCode, output.Result, errors.Result);
    }
}
