using GraphSec.Pipeline.Collect;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Collect;

public sealed class ModuleTreeTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_file_is_read_by_the_nearest_module_around_it()
    {
        scratch.Put("a/main.tf", "module \"m\" { source = \"./c/d\" }");
        scratch.Put("a/prod.tfvars", "x = 1");
        scratch.Put("a/b/user.tpl", "");
        scratch.Put("a/b/deep/er/dev.tfvars", "x = 2");
        scratch.Put("a/b/deep/m/main.tf", "");
        scratch.Put("a/b/deep/m/user.tpl", "");
        scratch.Put("a/c/d/main.tf", "");
        scratch.Put("a/c/d/e/policy.json", "{}");
        scratch.Put("a/c/notes.txt", "hello");
        scratch.Put("a-b/user.tpl", "");
        scratch.Put("top.tpl", "");
        var tree = Tree();

        Assert.Equal(["a", "a/b/deep/m"], tree.Roots(RootModules.Uncalled));
        Assert.Equal(
            [
                "a/b/deep/er/dev.tfvars", "a/b/user.tpl", "a/c/d/e/policy.json", "a/c/d/main.tf", "a/c/notes.txt", "a/main.tf",
                "a/prod.tfvars",
            ],
            tree.Files("a"));
        Assert.Equal(["a/b/deep/m/main.tf", "a/b/deep/m/user.tpl"], tree.Files("a/b/deep/m"));
        Assert.Equal(["a/c/d/e/policy.json", "a/c/d/main.tf"], tree.Files("a/c/d"));
    }

    [Fact]
    public void What_lies_in_no_module_is_read_by_none()
    {
        // No module used to be called '?'.
        var folders = Folders([("", false), ("?", true), ("a", false)]);
        folders["a"].ReadFiles.Add("a/user.tpl");
        folders["?"].ReadFiles.Add("?/user.tpl");

        Assert.Equal(["?/user.tpl"], new ModuleTree(scratch.Path, folders).Files("?"));
    }

    [Fact]
    public void The_root_takes_what_no_other_module_does()
    {
        scratch.Put("main.tf", "");
        scratch.Put("a/user.tpl", "");
        scratch.Put("b/main.tf", "");
        scratch.Put("b/user.tpl", "");

        Assert.Equal(["a/user.tpl", "main.tf"], Tree().Files(""));
    }

    // By memory: it can be counted, and nobody else on the machine changes it.
    [Fact]
    public void Work_grows_with_the_folders_and_not_with_their_square() => Assert.InRange(Allocated(2000), 1, 3 * Allocated(1000));

    private long Allocated(int repositories)
    {
        var names = Enumerable.Range(0, repositories).Select(i => $"r{i}");
        var folders = Folders([("", false), .. names.SelectMany(name => new[] { (name, true), ($"{name}/templates", false) })]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var tree = new ModuleTree(scratch.Path, folders);
        foreach (var root in tree.Roots(RootModules.Uncalled))
        {
            tree.Files(root);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private ModuleTree Tree()
    {
        var walk = new FolderWalk(scratch.Path, new CollectOptions());
        walk.Run();
        return new ModuleTree(scratch.Path, walk.Folders);
    }

    private static SortedDictionary<string, FoundFolder> Folders((string Path, bool IsModule)[] folders) =>
        new(folders.ToDictionary(folder => folder.Path, folder => new FoundFolder(folder.Path) { IsModule = folder.IsModule }), StringComparer.Ordinal);
}
