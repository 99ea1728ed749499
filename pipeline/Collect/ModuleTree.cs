using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Collect;

/// <summary>The folders with Terraform files, and which of them call which.</summary>
internal sealed class ModuleTree
{
    private const string Examples = "examples";

    private readonly SortedDictionary<string, FoundFolder> folders;
    private readonly SortedDictionary<string, string[]> calls = new(StringComparer.Ordinal);

    public ModuleTree(string root, SortedDictionary<string, FoundFolder> folders)
    {
        this.folders = folders;
        foreach (var folder in folders.Values)
        {
            if (folder.IsModule)
            {
                calls[folder.Path] = Called(root, folder);
            }
        }
    }

    /// <summary>The folders that stand for themselves, sorted. Where modules call each other in a ring that nobody else
    /// calls, the first of them does.</summary>
    public List<string> Roots(RootModules choice)
    {
        if (choice == RootModules.All)
        {
            return [.. calls.Keys];
        }

        var called = new HashSet<string>(calls.Values.SelectMany(folder => folder), StringComparer.Ordinal);
        var roots = calls.Keys.Where(folder => !called.Contains(folder) || IsExample(folder)).ToList();
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in roots)
        {
            Reach(folder, reached);
        }

        foreach (var folder in calls.Keys)
        {
            if (!reached.Contains(folder))
            {
                roots.Add(folder);
                Reach(folder, reached);
            }
        }

        roots.Sort(StringComparer.Ordinal);
        return roots;
    }

    /// <summary>The files a module needs: its own and those of the modules it calls, directly or not, with what they may
    /// read; sorted.</summary>
    public List<string> Files(string module)
    {
        var modules = new HashSet<string>(StringComparer.Ordinal);
        Reach(module, modules);
        var files = new List<string>();
        foreach (var folder in folders.Values)
        {
            if (modules.Contains(folder.Path))
            {
                files.AddRange(folder.Code);
            }

            if (modules.Contains(NearestModule(folder.Path)))
            {
                files.AddRange(folder.IsModule ? [] : folder.Code);
                files.AddRange(folder.ReadFiles);
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private string[] Called(string root, FoundFolder folder)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in folder.Code)
        {
            var text = AtomicFile.Utf8.GetString(BoundedFile.Read(Path.Combine(root, file))).TrimStart('\uFEFF');
            foreach (var call in ModuleCalls.In(text))
            {
                if (ModuleCalls.Resolve(folder.Path, call) is { } path
                    && path != folder.Path
                    && folders.TryGetValue(path, out var target)
                    && target.IsModule)
                {
                    found.Add(path);
                }
            }
        }

        return [.. found];
    }

    private void Reach(string start, HashSet<string> reached)
    {
        var waiting = new Stack<string>([start]);
        while (waiting.TryPop(out var folder))
        {
            if (reached.Add(folder))
            {
                foreach (var next in calls[folder])
                {
                    waiting.Push(next);
                }
            }
        }
    }

    /// <summary>The module whose folder this is, or which this folder lies in; "?" where there is none.</summary>
    private string NearestModule(string folder)
    {
        while (!calls.ContainsKey(folder))
        {
            if (folder.Length == 0)
            {
                return "?";
            }

            var cut = folder.LastIndexOf('/');
            folder = cut < 0 ? "" : folder[..cut];
        }

        return folder;
    }

    private static bool IsExample(string folder) => Array.IndexOf(folder.Split('/'), Examples) >= 0;
}
