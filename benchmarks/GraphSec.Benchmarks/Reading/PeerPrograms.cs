using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace GraphSec.Benchmarks.Reading;

/// <summary>Builds and runs the programs of <c>benchmarks/peers</c>; null where a machine lacks what one needs.</summary>
internal sealed class PeerPrograms(string work)
{
    public ReadReport? Go(string name, string input, int times) => Built(name, "go",
        ["build", "-o", Path.Combine(work, name), InRepository($"benchmarks/peers/{name}/main.go")], input, times);

    public ReadReport? C(string name, string input, int times) => Built(name, "cc",
        ["-O2", InRepository($"benchmarks/peers/{name}.c"), "-o", Path.Combine(work, name), "-lcgraph", "-lcdt"], input, times);

    public ReadReport? Python(string script, string input, int times) => Reported(
        File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3",
        [InRepository($"benchmarks/peers/{script}"), input, times.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>Runs a program to its end and gives what it printed.</summary>
    public static string Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

        // What the program is shipped with: quick code first, better code where it pays.
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0";

        // Debian's Go libraries are sources below one folder, not modules.
        start.Environment["GO111MODULE"] = "off";
        start.Environment.TryAdd("GOPATH", "/usr/share/gocode");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? printed
            : throw new InvalidOperationException($"'{program}' ended with {process.ExitCode}: {errors.Result}");
    }

    public static string InRepository(string path) => Path.Combine(Checkout.Root, path);

    private ReadReport? Built(string name, string compiler, string[] build, string input, int times)
    {
        var program = Path.Combine(work, name);
        try
        {
            if (!File.Exists(program))
            {
                Start(compiler, build);
            }
        }
        catch (Exception missing) when (missing is InvalidOperationException or Win32Exception)
        {
            Console.Error.WriteLine($"no peer '{name}': {missing.Message}");
            return null;
        }

        return Reported(program, [input, times.ToString(CultureInfo.InvariantCulture)]);
    }

    private static ReadReport? Reported(string program, string[] arguments)
    {
        try
        {
            return ReadReport.Parse(Start(program, arguments));
        }
        catch (Exception missing) when (missing is InvalidOperationException or Win32Exception)
        {
            Console.Error.WriteLine($"no peer '{program}': {missing.Message}");
            return null;
        }
    }
}
