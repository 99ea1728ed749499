using System.ComponentModel;
using System.Diagnostics;

namespace GraphSec.Pipeline.Collect.Run;

/// <summary>Runs a program of somebody else: without a terminal, without a shell, for a limited time.</summary>
internal static class Subprocess
{
    /// <param name="changes">Variables that the program sees beside those of this one; null takes one away.</param>
    /// <returns>Null where there is no such program.</returns>
    public static SubprocessResult? Run(
        string program, IEnumerable<string> arguments, string folder, IEnumerable<(string Name, string? Value)> changes, TimeSpan limit)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in changes)
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(limit))
            {
                process.Kill(entireProcessTree: true);
                return new SubprocessResult(-1, "", "") { IsOverTime = true };
            }

            // A grandchild may hold the pipes open after the program has gone.
            return Task.WaitAll([output, errors], limit)
                ? new SubprocessResult(process.ExitCode, output.Result, errors.Result)
                : new SubprocessResult(-1, "", "") { IsOverTime = true };
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
