using System.ComponentModel;
using System.Diagnostics;

namespace GraphSec.Pipeline.Collect.Revisions;

/// <summary>
/// Runs git to read objects: no checkout, so neither hooks nor filters run, and nothing is fetched or asked for. Every word of a
/// user goes behind <c>--end-of-options</c> or through standard input.
/// </summary>
internal static class GitProcess
{
    public static Process Start(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["--no-replace-objects", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "protocol.allow=never", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InputException("git is not installed; install it, or compare folders instead of revisions", missing);
        }
    }

    /// <summary>What it prints, or null where it fails.</summary>
    /// <param name="error">What it says then.</param>
    public static byte[]? Read(string folder, out string error, params IEnumerable<string> arguments)
    {
        using var process = Start(folder, arguments);
        process.StandardInput.Close();
        var said = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        error = said.GetAwaiter().GetResult().ReplaceLineEndings(" ").Trim();
        return process.ExitCode == 0 ? output.ToArray() : null;
    }
}
