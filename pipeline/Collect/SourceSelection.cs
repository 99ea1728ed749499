using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Collect;

/// <summary>Gathers the sources found, and keeps the first by name of those that are equal.</summary>
internal sealed class SourceSelection(string root, RepositoryName repository, IReadOnlyList<string> include)
{
    private readonly PathPattern[] include = [.. include.Select(pattern => new PathPattern(pattern))];
    private readonly List<(CollectedSource Source, IReadOnlyList<string> Files)> found = [];

    public void AddFile(string path, SourceForm form)
    {
        if (IsIncluded(path))
        {
            var (sha256, bytes) = SourceDigest.OfFile(Path.Combine(root, path));
            var cut = path.LastIndexOf('/');
            found.Add((new CollectedSource(repository.Of(cut < 0 ? "" : path[..cut]), path, path, form, sha256, bytes), [path]));
        }
    }

    /// <param name="files">What it and the modules it calls are made of.</param>
    public void AddConfiguration(string folder, IReadOnlyList<string> files)
    {
        var name = folder.Length == 0 ? "." : folder;
        if (IsIncluded(name))
        {
            var (sha256, bytes) = SourceDigest.OfFiles(root, folder, files);
            found.Add((
                new CollectedSource(repository.Of(folder), name, name, SourceForm.Configuration, sha256, bytes), files));
        }
    }

    /// <param name="shown">The root as the user named it.</param>
    /// <exception cref="InputException">Nothing was found.</exception>
    public (CollectedSources Sources, IReadOnlyCollection<string> Files) Result(string shown, IReadOnlyList<string> notices)
    {
        if (found.Count == 0)
        {
            throw new InputException(
                $"'{shown}' holds no terraform files, graphs, plans or states; name another folder or widen the patterns");
        }

        found.Sort((a, b) => string.CompareOrdinal(a.Source.Name, b.Source.Name));
        var kept = new Dictionary<(SourceForm, string), string>();
        var items = new List<CollectedSource>();
        var files = new SortedSet<string>(StringComparer.Ordinal);
        var duplicates = new List<string>();
        foreach (var (source, needed) in found)
        {
            if (kept.TryAdd((source.Form, source.Sha256), source.Name))
            {
                items.Add(source);
                files.UnionWith(needed);
            }
            else
            {
                duplicates.Add($"'{source.Name}' is equal to '{kept[(source.Form, source.Sha256)]}'");
            }
        }

        string[] own = duplicates.Count == 0 ? [] : [$"{duplicates.Count} sources left out as copies of others: {duplicates[0]}"];
        return (new CollectedSources(root, items) { Notices = [.. notices, .. own] }, files);
    }

    private bool IsIncluded(string path) => include.Length == 0 || Array.Exists(include, pattern => pattern.Matches(path));
}
