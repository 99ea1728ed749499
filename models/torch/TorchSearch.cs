using System.Diagnostics;

namespace GraphSec.Models.Torch;

/// <summary>
/// Where libtorch may be: a folder that is named, <c>LIBTORCH</c>, the active Python environments, Debian's libtorch-dev, and
/// what python3 would import. Nothing is loaded and torch is not imported.
/// </summary>
/// <param name="named">A folder to take instead of all others, or null.</param>
/// <param name="environment">Reads an environment variable.</param>
public sealed class TorchSearch(string? named, Func<string, string?> environment)
{
    /// <summary>The folder of a libtorch.</summary>
    public const string Variable = "LIBTORCH";

    const string AskPython =
        "import importlib.util as u; s = u.find_spec('torch'); print(s.submodule_search_locations[0] if s else '')";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>All that is there, best first, each once.</summary>
    /// <exception cref="TorchException">The folder that was named holds none.</exception>
    public IReadOnlyList<TorchInstallation> Find()
    {
        if (named is not null)
        {
            return [TorchInstallation.At(named, "--libtorch") ?? throw Nothing(named, "--libtorch")];
        }

        if (environment(Variable) is { Length: > 0 } folder)
        {
            return [TorchInstallation.At(folder, Variable) ?? throw Nothing(folder, Variable)];
        }

        return [.. Places().Select(place => TorchInstallation.At(place.Folder, place.Source)).OfType<TorchInstallation>()
            .DistinctBy(found => found.Libraries)];
    }

    static TorchException Nothing(string folder, string source) =>
        new($"'{folder}' of {source} holds no libtorch: it must have lib/libtorch_cpu.so");

    IEnumerable<(string Folder, string Source)> Places()
    {
        foreach (var variable in new[] { "VIRTUAL_ENV", "CONDA_PREFIX" })
        {
            foreach (var folder in environment(variable) is { Length: > 0 } root ? PackagesBelow(root) : [])
            {
                yield return (folder, variable);
            }
        }

        yield return ("/usr", "libtorch-dev");
        if (AskPythonForTorch() is { Length: > 0 } imported)
        {
            yield return (imported, "python3");
        }
    }

    static IEnumerable<string> PackagesBelow(string root)
    {
        var lib = Path.Combine(root, "lib");
        return Directory.Exists(lib)
            ? Directory.EnumerateDirectories(lib, "python3*").Order(StringComparer.Ordinal)
                .Select(python => Path.Combine(python, "site-packages", "torch"))
            : [];
    }

    static string? AskPythonForTorch()
    {
        try
        {
            var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true };
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(AskPython);
            using var python = Process.Start(start)!;
            var answer = python.StandardOutput.ReadToEndAsync();
            if (python.WaitForExit(Patience))
            {
                return answer.Result.Trim();
            }

            python.Kill();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No python3: nothing to ask.
        }

        return null;
    }
}
