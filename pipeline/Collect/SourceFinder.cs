using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Collect;

/// <summary>Finds every Terraform input below a folder: root modules by their files, the others by content.</summary>
public static class SourceFinder
{
    /// <param name="root">A folder, or a single graph, plan or state.</param>
    /// <returns>The sources, with <see cref="CollectedSources.Root"/> where they were found. Of equal ones the first by name
    /// stays, and a notice tells how many went.</returns>
    /// <exception cref="InputException">There is no such place, or nothing in it that this program reads.</exception>
    public static CollectedSources Find(string root, CollectOptions options) =>
        All(root, options) is { Items.Count: > 0 } found ? found : throw Nothing(root);

    /// <summary>The root modules below a folder that keep a state of their own, if there are any: what is applied by itself.</summary>
    public static CollectedSources FindStateful(string root, CollectOptions options) => All(root, options with { Roots = RootModules.Stateful });

    private static CollectedSources All(string root, CollectOptions options)
    {
        var (selection, notices) = (new SourceSelection(options.Include), new List<string>());
        var input = Add(selection, root, "", options, notices);
        return new CollectedSources(input.Root, [.. selection.Kept(notices).Select(found => found.Source)]) { Notices = notices };
    }

    /// <summary>The error where an input has nothing to give.</summary>
    /// <param name="shown">The input as the user named it.</param>
    internal static InputException Nothing(string shown) =>
        new($"'{shown}' holds no terraform files, graphs, plans or states; name another folder or widen the patterns");

    /// <summary>Adds what an input holds.</summary>
    /// <param name="prefix">What names of it begin with where it is one of several, else empty.</param>
    /// <param name="notices">Gets what was left out and why, one line each.</param>
    internal static CollectedInput Add(SourceSelection selection, string root, string prefix, CollectOptions options, List<string> notices)
    {
        try
        {
            return Directory.Exists(root) ? AddFolder(selection, Path.GetFullPath(root), prefix, options, notices) : AddFile(selection, root, prefix);
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error))
        {
            throw FileFailure.OfReading(root, error);
        }
    }

    private static CollectedInput AddFolder(SourceSelection selection, string root, string prefix, CollectOptions options, List<string> notices)
    {
        var walk = new FolderWalk(root, options);
        walk.Run();
        var modules = new ModuleTree(root, walk.Folders);
        var rootName = Path.GetFileName(Path.TrimEndingDirectorySeparator(root));
        var input = new CollectedInput(root, prefix, new RepositoryName(rootName, Depth(root, walk, options)));
        if (options.Roots != RootModules.Stateful)
        {
            selection.AddFiles(input, walk.Folders.Values.SelectMany(folder => folder.Graphs));
        }

        selection.AddConfigurations(input, modules.Roots(options.Roots), modules);
        notices.AddRange(walk.Notices);
        return input;
    }

    private static CollectedInput AddFile(SourceSelection selection, string path, string prefix)
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
        var input = new CollectedInput(folder, prefix, new RepositoryName(Path.GetFileName(folder), 0));
        selection.AddFiles(input, [(Path.GetFileName(full), form)]);
        return input;
    }

    private static int Depth(string root, FolderWalk walk, CollectOptions options)
    {
        var top = walk.Folders[""];
        var isRepository = top.IsModule || top.Graphs.Count > 0 || Path.Exists(Path.Combine(root, ".git"));
        return options.RepositoryDepth ?? (isRepository ? 0 : 1);
    }
}
