using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Collect;

/// <summary>
/// Copies the sources of a folder, and only what is needed to read them, so that the stages behind depend on the copy alone.
/// The copies keep their places relative to each other, since modules call each other by such paths.
/// </summary>
public static class Collector
{
    /// <param name="input">A folder, or a single graph, plan or state.</param>
    /// <param name="output">The folder to make, replaced as a whole.</param>
    /// <exception cref="InputException">Nothing to collect, or the output cannot be written.</exception>
    public static CollectedSources Collect(string input, string output, CollectOptions options)
    {
        var (sources, files) = SourceFinder.FindWithFiles(input, options);
        AtomicFolder.Write(output, folder =>
        {
            var copies = Path.Combine(folder, ArtifactFolders.CollectedSources);
            foreach (var file in files)
            {
                var target = Path.Combine(copies, file);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                CopyContent(Path.Combine(sources.Root, file), target);
            }

            sources.WriteIndex(Path.Combine(folder, ArtifactFolders.CollectedIndex));
        });
        return CollectedSources.Read(output) with { Notices = sources.Notices };
    }

    // Not File.Copy: a copy takes the permissions along, and a read-only one could not be replaced.
    private static void CopyContent(string from, string to)
    {
        using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write);
        if (BoundedFile.LengthOf(from) > 0)
        {
            using var source = File.OpenRead(from);
            source.CopyTo(target);
        }
    }
}
