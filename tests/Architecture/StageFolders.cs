namespace GraphSec.Tests.Architecture;

/// <summary>The stages, by their folders in pipeline.</summary>
internal static class StageFolders
{
    public static IReadOnlyList<string> Names { get; } = [.. Directory.GetDirectories(RepositoryFolder.At("pipeline"))
        .Select(folder => Path.GetFileName(folder)!).Where(name => name is not ("Artifacts" or "obj" or "bin")).Order(StringComparer.Ordinal)];
}
