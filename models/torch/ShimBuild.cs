using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace GraphSec.Models.Torch;

/// <summary>
/// The shim of one libtorch: where it is kept, and how it is made with cmake and a C++ compiler from the sources inside this
/// program. One per version, ABI, place of libtorch and state of the sources.
/// </summary>
/// <param name="cache">Folder that <c>graphsec</c> may keep things in.</param>
public sealed class ShimBuild(TorchInstallation torch, string cache)
{
    const string File = "libgraphsec_torch.so";

    /// <summary>From this version on the headers are C++ of 2020.</summary>
    static readonly Version Cxx20 = new(2, 9);

    /// <summary>Whether it is there or not.</summary>
    public string Path { get; } = System.IO.Path.Combine(
        cache, "torch", $"{torch.Version}-abi{(torch.Cxx11Abi ? 1 : 0)}-{Digest(torch)}", File);

    public bool IsBuilt => System.IO.File.Exists(Path);

    /// <summary>What is missing to build it, in words; empty where nothing is.</summary>
    public static IReadOnlyList<string> Missing(TorchInstallation torch, Func<string, string?> environment)
    {
        var path = (environment("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        bool Has(string program) => path.Any(folder => System.IO.File.Exists(System.IO.Path.Combine(folder, program)));
        return
        [
            .. If(torch.Includes.Count == 0, $"headers of libtorch beside '{torch.Libraries}' (libtorch-dev)"),
            .. If(!Has("cmake"), "cmake"),
            .. If(!Has("make"), "make"),
            .. If(!Has("g++") && !Has("c++"), "g++"),
        ];

        static string[] If(bool isMissing, string what) => isMissing ? [what] : [];
    }

    /// <summary>The folder for what can be made again: $XDG_CACHE_HOME/graphsec, or ~/.cache/graphsec.</summary>
    public static string CacheFolder(Func<string, string?> environment)
    {
        var root = environment("XDG_CACHE_HOME");
        root = string.IsNullOrEmpty(root) ? System.IO.Path.Combine(environment("HOME") ?? "/", ".cache") : root;
        return System.IO.Path.Combine(root, "graphsec");
    }

    /// <summary>Builds beside the place and renames: programs that start meanwhile see all of it or nothing.</summary>
    /// <exception cref="TorchException">Something is missing, or the compiler says no.</exception>
    public void Build(Func<string, string?> environment)
    {
        if (Missing(torch, environment) is { Count: > 0 } missing)
        {
            var what = string.Join(", ", missing);
            throw new TorchException($"the shim for libtorch {torch.Version} cannot be built without {what}");
        }

        var folder = System.IO.Path.GetDirectoryName(Path)!;
        var work = folder + "." + Guid.NewGuid().ToString("N")[..8];
        try
        {
            var source = System.IO.Path.Combine(work, "source");
            Directory.CreateDirectory(source);
            foreach (var (name, text) in Sources())
            {
                System.IO.File.WriteAllText(System.IO.Path.Combine(source, name), text);
            }

            Run(
                "cmake", "-S", source, "-B", work, "-DCMAKE_BUILD_TYPE=Release",
                $"-DTORCH_INCLUDES={string.Join(';', torch.Includes)}", $"-DTORCH_LIBRARIES={torch.Libraries}",
                $"-DTORCH_CXX11_ABI={(torch.Cxx11Abi ? 1 : 0)}", $"-DTORCH_CXX={(torch.Number >= Cxx20 ? 20 : 17)}");
            Run("cmake", "--build", work);
            Directory.CreateDirectory(folder);
            System.IO.File.Move(System.IO.Path.Combine(work, File), Path, overwrite: true);
        }
        finally
        {
            if (Directory.Exists(work))
            {
                Directory.Delete(work, recursive: true);
            }
        }
    }

    static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            var lines = (errors.Result + output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var faults = lines.Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)).Concat(lines);
            throw new TorchException($"the shim does not build: {faults.FirstOrDefault()}");
        }
    }

    static SortedDictionary<string, string> Sources()
    {
        var assembly = typeof(ShimBuild).Assembly;
        var sources = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var names = assembly.GetManifestResourceNames();
        foreach (var name in names.Where(name => name.StartsWith("native/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            sources.Add(name["native/".Length..], reader.ReadToEnd());
        }

        return sources;
    }

    static string Digest(TorchInstallation torch)
    {
        var text = new StringBuilder(torch.Libraries);
        foreach (var (name, source) in Sources())
        {
            text.Append('\n').Append(name).Append('\n').Append(source);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
    }
}
