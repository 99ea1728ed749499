using GraphSec.Models.Threading;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Collect;

/// <summary>Copies what files hold.</summary>
internal static class FileCopy
{
    /// <summary>Copies what the sources need into a folder, which holds none of it yet; what several need once.</summary>
    public static void All(IEnumerable<FoundSource> sources, string folder)
    {
        var files = sources.SelectMany(source => source.Files).DistinctBy(file => file.To).ToList();
        foreach (var parent in files.Select(file => Path.GetDirectoryName(file.To)!).Distinct(StringComparer.Ordinal))
        {
            Directory.CreateDirectory(Path.Combine(folder, parent));
        }

        SideBySide.Do(files, file => Content(file.From, Path.Combine(folder, file.To)));
    }

    // Not File.Copy: a copy takes the permissions along, and a read-only one could not be replaced.
    private static void Content(string from, string to)
    {
        using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        if (BoundedFile.LengthOf(from) > 0)
        {
            using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            source.CopyTo(target);
        }
    }
}
