using GraphSec.Models.Threading;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Collect;

/// <summary>The folders with Terraform files, and which of them call which.</summary>
internal sealed class ModuleTree
{
    private const string Examples = "examples";

    /// <summary>Folders below which nothing is in use.</summary>
    private static readonly string[] Trials = [Examples, "example", "tests", "test"];

    private readonly Dictionary<string, FoundModule> modules = new(StringComparer.Ordinal);
    private readonly string[] sorted;

    /// <param name="folders">By path, sorted, with every folder on the way to each.</param>
    public ModuleTree(string root, SortedDictionary<string, FoundFolder> folders)
    {
        Assign(folders.Values);
        sorted = [.. modules.Keys.Order(StringComparer.Ordinal)];
        var found = SideBySide.Of(sorted, module => Scan(root, folders[module]));
        for (var i = 0; i < sorted.Length; i++)
        {
            (modules[sorted[i]].Calls, modules[sorted[i]].KeepsState) = found[i];
        }
    }

    /// <summary>The folders that stand for themselves, sorted. Where modules call each other in a ring that nobody else
    /// calls, the first of them does.</summary>
    public List<string> Roots(RootModules choice)
    {
        if (choice == RootModules.All)
        {
            return [.. sorted];
        }

        var called = new HashSet<string>(modules.Values.SelectMany(module => module.Calls), StringComparer.Ordinal);
        var roots = sorted.Where(folder => !called.Contains(folder) || IsExample(folder)).ToList();
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in roots)
        {
            Reach(folder, reached);
        }

        foreach (var folder in sorted)
        {
            if (!reached.Contains(folder))
            {
                roots.Add(folder);
                Reach(folder, reached);
            }
        }

        if (choice == RootModules.Stateful)
        {
            roots.RemoveAll(folder => folder.Length == 0 || !modules[folder].KeepsState || folder.Split('/').Intersect(Trials, StringComparer.Ordinal).Any());
        }

        roots.Sort(StringComparer.Ordinal);
        return roots;
    }

    /// <summary>The files a module needs: its own and those of the modules it calls, directly or not, with what they may
    /// read; sorted.</summary>
    public List<string> Files(string module)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        Reach(module, reached);
        var files = new List<string>();
        foreach (var folder in reached)
        {
            files.AddRange(modules[folder].Files);
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <summary>Gives each file to its module, once for all: a corpus has tens of thousands of folders, and as many roots that ask.</summary>
    private void Assign(IEnumerable<FoundFolder> folders)
    {
        // A path sorts behind those that it begins with, so the folder around has been seen.
        var nearest = new Dictionary<string, FoundModule?>(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            var module = folder.IsModule ? modules[folder.Path] = new FoundModule() : Around(folder.Path, nearest);
            nearest[folder.Path] = module;
            module?.Files.AddRange(folder.Code);
            module?.Files.AddRange(folder.ReadFiles);
        }
    }

    private static FoundModule? Around(string folder, Dictionary<string, FoundModule?> nearest) =>
        folder.Length == 0 ? null : nearest[folder[..Math.Max(folder.LastIndexOf('/'), 0)]];

    /// <summary>What its files call, and whether one of them says where state is kept.</summary>
    private (string[] Calls, bool KeepsState) Scan(string root, FoundFolder folder)
    {
        var (found, keepsState) = (new SortedSet<string>(StringComparer.Ordinal), false);
        foreach (var file in folder.Code)
        {
            var text = AtomicFile.Utf8.GetString(BoundedFile.Read(Path.Combine(root, file))).TrimStart('\uFEFF');
            keepsState |= StateSettings.AreIn(text);
            foreach (var call in ModuleCalls.In(text))
            {
                if (ModuleCalls.Resolve(folder.Path, call) is { } path
                    && path != folder.Path
                    && modules.ContainsKey(path))
                {
                    found.Add(path);
                }
            }
        }

        return ([.. found], keepsState);
    }

    private void Reach(string start, HashSet<string> reached)
    {
        var waiting = new Stack<string>([start]);
        while (waiting.TryPop(out var folder))
        {
            if (reached.Add(folder))
            {
                foreach (var next in modules[folder].Calls)
                {
                    waiting.Push(next);
                }
            }
        }
    }

    private static bool IsExample(string folder) => Array.IndexOf(folder.Split('/'), Examples) >= 0;
}
