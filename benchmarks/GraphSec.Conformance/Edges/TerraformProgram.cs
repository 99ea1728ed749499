using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace GraphSec.Conformance.Edges;

/// <summary>Calls terraform; where its providers are is told by the environment, which it inherits.</summary>
internal sealed class TerraformProgram(string program, TimeSpan limit)
{
    /// <summary>What it wrote to standard output, or why there is none.</summary>
    public (string Output, string? Failure) Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["TF_IN_AUTOMATION"] = "1";
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            return ("", $"{program} cannot be started: {missing.Message}");
        }

        using (process)
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(limit))
            {
                // Providers are processes of their own.
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                return ("", $"{arguments[0]}: stopped after {limit.TotalSeconds} s");
            }

            process.WaitForExit();
            return process.ExitCode == 0 ? (output.Result, null) : ("", $"{arguments[0]}: {Reason(errors.Result)}");
        }
    }

    /// <summary>The first error's title and what it says of it, on one line.</summary>
    private static string Reason(string errors)
    {
        var lines = errors.Split('\n').Select(line => line.TrimStart('│', '╷', '╵', ' ').TrimEnd()).ToList();
        var first = lines.FindIndex(line => line.StartsWith("Error: ", StringComparison.Ordinal));
        if (first < 0)
        {
            return errors.Trim().Split('\n')[0];
        }

        var rest = lines.Skip(first + 1).SkipWhile(line => line.Length == 0).SkipWhile(IsPlace).SkipWhile(line => line.Length == 0);
        var text = $"{lines[first]["Error: ".Length..]}: {string.Join(' ', rest.TakeWhile(line => line.Length > 0))}";
        return text.Length > 200 ? text[..200] : text;
    }

    /// <summary>The lines that say in which file, and quote it.</summary>
    private static bool IsPlace(string line) =>
        line.StartsWith("on ", StringComparison.Ordinal) || (line.Length > 0 && char.IsAsciiDigit(line[0]));
}
