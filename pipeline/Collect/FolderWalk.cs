using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Collect;

/// <summary>
/// Walks a folder in ordinal order. Links to folders are passed over (what is inside the root is met anyway, and what is
/// outside is not the user's to give), and so are links to files outside.
/// </summary>
internal sealed class FolderWalk
{
    private readonly string root;
    private readonly CollectOptions options;
    private readonly PathPattern[] exclude;

    public FolderWalk(string root, CollectOptions options)
    {
        this.root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        this.options = options;
        exclude = [.. options.Exclude.Select(pattern => new PathPattern(pattern))];
    }

    /// <summary>Folders by path, sorted, the empty ones too.</summary>
    public SortedDictionary<string, FoundFolder> Folders { get; } = new(StringComparer.Ordinal);

    /// <summary>Files and folders that could not be read, one line each.</summary>
    public List<string> Notices { get; } = [];

    public void Run()
    {
        var waiting = new Stack<string>();
        waiting.Push("");
        while (waiting.TryPop(out var path))
        {
            var folder = new FoundFolder(path);
            try
            {
                Visit(folder, waiting);
            }
            catch (Exception error) when (FileFailure.IsFileSystem(error))
            {
                Notices.Add($"'{path}' was left out: it cannot be read");
            }

            Folders[path] = folder;
        }
    }

    private void Visit(FoundFolder folder, Stack<string> waiting)
    {
        var entries = new DirectoryInfo(Path.Combine(root, folder.Path)).GetFileSystemInfos();
        Array.Sort(entries, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (var entry in entries)
        {
            var path = folder.Path.Length == 0 ? entry.Name : $"{folder.Path}/{entry.Name}";
            if (IsExcluded(path))
            {
                continue;
            }

            if (entry is DirectoryInfo directory)
            {
                if (!IsLink(directory) && IsLookedInto(directory))
                {
                    waiting.Push(path);
                }
            }
            else if (entry is FileInfo file && StaysInside(file))
            {
                AddFile(folder, path, file);
            }
        }
    }

    private void AddFile(FoundFolder folder, string path, FileInfo file)
    {
        try
        {
            if (FileRole.IsModule(file.Name) || FileRole.IsValues(file.Name))
            {
                if (BoundedFile.LengthOf(file) > BoundedFile.Most)
                {
                    Notices.Add($"'{path}' was left out: it is larger than {BoundedFile.Most >> 20} MB");
                    return;
                }

                folder.Code.Add(path);
                folder.IsModule |= FileRole.IsModule(file.Name);
            }
            else if (file.Length > 0 && SourceSignature.OfFile(file.FullName) is { } form)
            {
                folder.Graphs.Add((path, form));
            }
            else if (FileRole.MayBeRead(file.Name) && file.Length <= options.MaxReadFileBytes)
            {
                folder.ReadFiles.Add(path);
            }
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error))
        {
            Notices.Add($"'{path}' was left out: it cannot be read");
        }
    }

    // A folder that this program made holds copies of what is being collected.
    private bool IsLookedInto(DirectoryInfo directory) => directory.Name is not (".git" or ".terraform" or "node_modules")
        && (options.Hidden || !directory.Name.StartsWith('.'))
        && !File.Exists(Path.Combine(directory.FullName, AtomicFolder.Marker));

    // The listing has said what may be a link; only that is asked after.
    private static bool IsLink(FileSystemInfo entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && entry.LinkTarget is not null;

    private bool StaysInside(FileInfo file)
    {
        if (!IsLink(file))
        {
            return true;
        }

        var target = file.ResolveLinkTarget(returnFinalTarget: true);
        return target is { Exists: true } and not DirectoryInfo
            && target.FullName.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private bool IsExcluded(string path)
    {
        foreach (var pattern in exclude)
        {
            if (pattern.Matches(path))
            {
                return true;
            }
        }

        return false;
    }
}
