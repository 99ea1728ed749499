using GraphSec.Models.Threading;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Collect;

/// <summary>Gathers the sources found, and keeps the first by name of those that are equal.</summary>
internal sealed class SourceSelection(IReadOnlyList<string> include)
{
    private readonly PathPattern[] include = [.. include.Select(pattern => new PathPattern(pattern))];
    private readonly List<FoundSource> found = [];

    public int Count => found.Count;

    /// <summary>Adds graphs, plans and states.</summary>
    public void AddFiles(CollectedInput input, IEnumerable<(string Path, SourceForm Form)> files)
    {
        var chosen = files.Where(file => IsIncluded(file.Path)).ToList();
        var digests = SideBySide.Of(chosen, file => SourceDigest.OfFile(input.FullPath(file.Path)));
        foreach (var ((path, form), (sha256, bytes)) in chosen.Zip(digests))
        {
            var cut = path.LastIndexOf('/');
            var repository = input.RepositoryOf(cut < 0 ? "" : path[..cut]);
            Add(input, new CollectedSource(repository, input.Name(path), input.Name(path), form, sha256, bytes), path, [path]);
        }
    }

    /// <param name="modules">To ask what a configuration and the modules it calls are made of.</param>
    public void AddConfigurations(CollectedInput input, IEnumerable<string> folders, ModuleTree modules)
    {
        var chosen = folders.Where(folder => IsIncluded(folder.Length == 0 ? "." : folder)).ToList();
        var read = SideBySide.Of(chosen, folder =>
        {
            var files = modules.Files(folder);
            return (Files: files, Digest: SourceDigest.OfFiles(input.Root, folder, files));
        });
        foreach (var (folder, (files, (sha256, bytes))) in chosen.Zip(read))
        {
            var name = input.Name(folder);
            Add(input, new CollectedSource(input.RepositoryOf(folder), name, name, SourceForm.Configuration, sha256, bytes), folder, files);
        }
    }

    /// <summary>Those kept, sorted by name.</summary>
    /// <param name="notices">Gets a line on those that are not.</param>
    public IReadOnlyList<FoundSource> Kept(List<string> notices)
    {
        found.Sort((a, b) => string.CompareOrdinal(a.Source.Name, b.Source.Name));
        var seen = new Dictionary<(SourceForm, string), string>();
        var kept = new List<FoundSource>();
        var duplicates = new List<string>();
        foreach (var item in found)
        {
            var source = item.Source;
            if (seen.TryAdd((source.Form, source.Sha256), source.Name))
            {
                kept.Add(item);
            }
            else
            {
                duplicates.Add($"'{source.Name}' is equal to '{seen[(source.Form, source.Sha256)]}'");
            }
        }

        if (duplicates.Count > 0)
        {
            notices.Add($"{duplicates.Count} sources left out as copies of others: {duplicates[0]}");
        }

        return kept;
    }

    private void Add(CollectedInput input, CollectedSource source, string path, IReadOnlyList<string> files) => found.Add(new FoundSource(
        source, input.FullPath(path), [.. files.Select(input.File)]));

    private bool IsIncluded(string path) => include.Length == 0 || Array.Exists(include, pattern => pattern.Matches(path));
}
