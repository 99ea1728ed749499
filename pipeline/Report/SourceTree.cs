using System.Text;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Report;

/// <summary>The files that places point into, and what a repository calls them.</summary>
/// <param name="root">Folder that places are relative to.</param>
/// <param name="repository">Folder of the repository around it, or the root itself; nothing outside is read.</param>
public sealed class SourceTree(string root, string repository)
{
    private readonly Dictionary<string, string?> texts = new(StringComparer.Ordinal);
    private readonly string limit = Path.TrimEndingDirectorySeparator(Path.GetFullPath(repository));

    /// <summary>The tree of a scored folder: its repository is the closest folder upward that holds <c>.git</c>.</summary>
    public static SourceTree Of(string folder) => new(Path.GetFullPath(folder), RepositoryAround(folder) ?? Path.GetFullPath(folder));

    /// <summary>The closest folder upward that holds <c>.git</c>, or null.</summary>
    public static string? RepositoryAround(string folder)
    {
        for (var at = Path.GetFullPath(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return at;
            }
        }

        return null;
    }

    public string FullPath(string file) => Path.GetFullPath(Path.Combine(root, file));

    /// <summary>A file as the repository names it, with '/'.</summary>
    public string NameOf(string file)
    {
        var full = FullPath(file);
        return IsInside(full) ? full[(limit.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/') : file;
    }

    /// <summary>The text of a file, or null where it is gone, too large or outside the repository.</summary>
    public string? Read(string file)
    {
        if (!texts.TryGetValue(file, out var text))
        {
            texts[file] = text = Load(FullPath(file));
        }

        return text;
    }

    private string? Load(string path)
    {
        try
        {
            return IsInside(path) && File.Exists(path) ? Encoding.UTF8.GetString(BoundedFile.Read(path)) : null;
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error) || error is InvalidDataException)
        {
            return null;
        }
    }

    private bool IsInside(string full) =>
        full.Length > limit.Length + 1 && full.StartsWith(limit, StringComparison.Ordinal) && full[limit.Length] == Path.DirectorySeparatorChar;
}
