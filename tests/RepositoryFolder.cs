namespace GraphSec.Tests;

/// <summary>The checkout that the tests were built in.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string At(string relative) => Path.Combine(Root, relative);

    /// <summary>Source files below a folder, relative to the root with '/', sorted; build outputs are left out.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) => Directory
        .EnumerateFiles(At(folder), pattern, SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(path => !path.StartsWith("artifacts/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "GraphSec.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests do not stand in a checkout"));
}
