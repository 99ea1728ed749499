using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Collect;

/// <summary>One of the places that are collected from, and how what is found there is called.</summary>
/// <param name="Root">Full path of the folder.</param>
/// <param name="Prefix">Comes before every name where there are several inputs; else empty.</param>
internal sealed record CollectedInput(string Root, string Prefix, RepositoryName Repository)
{
    private readonly Dictionary<string, CollectedFile> files = new(StringComparer.Ordinal);

    /// <summary>A path below the root as a name among all sources; "." for the root of a single input.</summary>
    public string Name(string path) => (Prefix.Length, path.Length) switch
    {
        (0, 0) => CollectedSource.Top,
        (0, _) => path,
        (_, 0) => Prefix,
        _ => $"{Prefix}/{path}",
    };

    /// <summary>The repository of a folder. Two inputs may each hold one of the same name.</summary>
    public string RepositoryOf(string folder)
    {
        var own = Repository.Of(folder);
        return Prefix.Length == 0 || Repository.IsRoot(folder) ? (Prefix.Length == 0 ? own : Prefix) : $"{Prefix}/{own}";
    }

    /// <summary>A file of it to copy: one object, however many sources need it.</summary>
    public CollectedFile File(string path)
    {
        if (!files.TryGetValue(path, out var file))
        {
            files[path] = file = new CollectedFile(FullPath(path), Name(path));
        }

        return file;
    }

    public string FullPath(string path) => Path.Combine(Root, path);
}
