using System.ComponentModel;
using System.Diagnostics;

namespace GraphSec.Tests.Pipeline.Report;

/// <summary>Runs Python of the system with a library that tests compare with; skips where that is missing.</summary>
internal static class PythonProgram
{
    /// <param name="library">What it imports.</param>
    /// <returns>What it prints.</returns>
    public static string Run(string library, string program, params IEnumerable<string> arguments)
    {
        var (code, _, _) = Start(["-c", $"import {library}"]);
        Assert.SkipWhen(code != 0 && !OutsideProgram.MustBeThere, $"Python's {library} is not installed");
        var (exit, output, error) = Start(["-c", program, .. arguments]);
        Assert.True(exit == 0, error);
        return output.Trim();
    }

    private static (int Code, string Output, string Error) Start(IEnumerable<string> arguments)
    {
        // The system's own, for its libraries are what .ci/run installs.
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output.Result, error);
        }
        catch (Win32Exception missing)
        {
            return (127, "", missing.Message);
        }
    }
}
