using System.Text.RegularExpressions;

namespace GraphSec.Models.Torch;

/// <summary>A libtorch on this machine.</summary>
/// <param name="Source">How it was found, for people.</param>
/// <param name="Libraries">Folder of libtorch_cpu.so.</param>
/// <param name="Includes">Folders of headers; none where they are not installed.</param>
/// <param name="Version">As its CMake files say.</param>
/// <param name="Cxx11Abi">_GLIBCXX_USE_CXX11_ABI: strings of the other kind do not link.</param>
/// <param name="HasCuda">Built for CUDA; says nothing of a GPU.</param>
public sealed partial record TorchInstallation(
    string Source, string Libraries, IReadOnlyList<string> Includes, string Version, bool Cxx11Abi, bool HasCuda)
{
    static readonly string[] LibraryFolders = ["lib", "lib64", "lib/x86_64-linux-gnu", "lib/aarch64-linux-gnu"];

    /// <summary>Version as numbers, for comparisons.</summary>
    public Version Number => System.Version.TryParse(Digits().Match(Version).Value, out var number) ? number : new Version(0, 0);

    /// <summary>libtorch as unpacked, as Python packages it, or as Debian spreads it below /usr; null where none is.</summary>
    public static TorchInstallation? At(string folder, string source)
    {
        var libraries = LibraryFolders.Select(name => Path.Combine(folder, name))
            .FirstOrDefault(path => File.Exists(Path.Combine(path, "libtorch_cpu.so")));
        if (libraries is null)
        {
            return null;
        }

        var header = Path.Combine(folder, "include");
        var includes = File.Exists(Path.Combine(header, "ATen", "ATen.h"))
            ? new[] { header, Path.Combine(header, "torch", "csrc", "api", "include") }
            : [];
        string[] settings = [Path.Combine(folder, "share", "cmake", "Torch"), Path.Combine(libraries, "cmake", "Torch")];
        var version = Find(settings, "TorchConfigVersion.cmake", VersionLine()) ?? "unknown";
        var abi = Find(settings, "TorchConfig.cmake", AbiFlag()) != "0";
        var cuda = File.Exists(Path.Combine(libraries, "libtorch_cuda.so"));
        return new TorchInstallation(source, libraries, includes, version, abi, cuda);
    }

    static string? Find(string[] folders, string file, Regex pattern) => folders
        .Select(folder => Path.Combine(folder, file))
        .Where(File.Exists)
        .Select(path => pattern.Match(File.ReadAllText(path)))
        .FirstOrDefault(match => match.Success)?.Groups[1].Value;

    [GeneratedRegex("""set\(PACKAGE_VERSION "([^"]+)"\)""")]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"_GLIBCXX_USE_CXX11_ABI=(\d)")]
    private static partial Regex AbiFlag();

    [GeneratedRegex(@"^\d+\.\d+(\.\d+)?")]
    private static partial Regex Digits();
}
