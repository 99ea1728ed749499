namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>
/// The folder that reading is confined to: a path belongs to it only where no symbolic link on the way leads out of it.
/// </summary>
internal sealed class ScannedRoot
{
    private readonly string real;

    public ScannedRoot(string folder)
    {
        Folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        real = Resolve(Folder) ?? Folder;
    }

    public string Folder { get; }

    public bool Contains(string path)
    {
        var resolved = Resolve(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        return resolved is not null && IsInside(resolved, real);
    }

    /// <summary>The path as reports name it: relative to the root, '/' between parts.</summary>
    public string Name(string path) => Path.GetRelativePath(Folder, path).Replace(Path.DirectorySeparatorChar, '/');

    private static bool IsInside(string path, string folder) => path.Length == folder.Length
        ? path == folder
        : folder == "/" || (path.StartsWith(folder, StringComparison.Ordinal) && path[folder.Length] == Path.DirectorySeparatorChar);

    /// <summary>The path with every link followed; null where links lead in a circle or nowhere.</summary>
    private static string? Resolve(string path)
    {
        try
        {
            var parent = Path.GetDirectoryName(path);
            if (parent is null)
            {
                return path;
            }

            var info = new FileInfo(path);
            if (info.LinkTarget is not null)
            {
                return info.ResolveLinkTarget(true) is { } target ? Resolve(target.FullName) : null;
            }

            return Resolve(parent) is { } above ? Path.Combine(above, Path.GetFileName(path)) : null;
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
