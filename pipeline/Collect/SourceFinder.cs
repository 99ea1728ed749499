using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Collect;

/// <summary>Finds every Terraform input below a folder: root modules by their files, the others by content.</summary>
public static class SourceFinder
{
    /// <param name="root">A folder, or a single graph, plan or state.</param>
    /// <returns>The sources, with <see cref="CollectedSources.Root"/> where they were found. Of equal ones the first by name
    /// stays, and a notice tells how many went.</returns>
    /// <exception cref="InputException">There is no such place, or nothing in it that this program reads.</exception>
    public static CollectedSources Find(string root, CollectOptions options)
    {
        var (sources, _) = FindWithFiles(root, options);
        return sources;
    }

    /// <summary>The same, with every file that a later stage needs to read them, relative to the root.</summary>
    internal static (CollectedSources Sources, IReadOnlyCollection<string> Files) FindWithFiles(
        string root, CollectOptions options)
    {
        try
        {
            return Directory.Exists(root) ? InFolder(Path.GetFullPath(root), root, options) : SingleFile(root);
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error))
        {
            throw FileFailure.OfReading(root, error);
        }
    }

    private static (CollectedSources Sources, IReadOnlyCollection<string> Files) InFolder(
        string root, string shown, CollectOptions options)
    {
        var walk = new FolderWalk(root, options);
        walk.Run();
        var modules = new ModuleTree(root, walk.Folders);
        var rootName = Path.GetFileName(Path.TrimEndingDirectorySeparator(root));
        var repository = new RepositoryName(rootName, Depth(root, walk, options));
        var selection = new SourceSelection(root, repository, options.Include);
        foreach (var folder in walk.Folders.Values)
        {
            foreach (var (path, form) in folder.Graphs)
            {
                selection.AddFile(path, form);
            }
        }

        foreach (var module in modules.Roots(options.Roots))
        {
            selection.AddConfiguration(module, modules.Files(module));
        }

        return selection.Result(shown, walk.Notices);
    }

    private static (CollectedSources Sources, IReadOnlyCollection<string> Files) SingleFile(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"there is no '{path}'; name a folder with terraform files, graphs, plans or states");
        }

        if (SourceSignature.OfFile(path) is not { } form)
        {
            throw new InputException($"'{path}' is no terraform graph, plan or state; name one, or the folder with the code");
        }

        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)!;
        var selection = new SourceSelection(folder, new RepositoryName(Path.GetFileName(folder), 0), []);
        selection.AddFile(Path.GetFileName(full), form);
        return selection.Result(path, []);
    }

    private static int Depth(string root, FolderWalk walk, CollectOptions options)
    {
        var top = walk.Folders[""];
        var isRepository = top.IsModule || top.Graphs.Count > 0 || Path.Exists(Path.Combine(root, ".git"));
        return options.RepositoryDepth ?? (isRepository ? 0 : 1);
    }
}
