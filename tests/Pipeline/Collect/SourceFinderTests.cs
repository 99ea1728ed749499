using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Collect;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Collect;

public sealed class SourceFinderTests : IDisposable
{
    private const string Dot = "digraph { a -> b }";
    private const string Plan = """{"format_version":"1.2","planned_values":{}}""";

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Tells_files_by_content_whatever_their_name()
    {
        scratch.Put("one/graph.txt", Dot);
        scratch.Put("one/plan.out", Plan);
        scratch.Put("one/notes.dot", "not a graph");
        scratch.Put("two/main.tf", "");

        Assert.Equal(
            ["Dot one/graph.txt of one", "Plan one/plan.out of one", "Configuration two of two"],
            Find().Items.Select(item => $"{item.Form} {item.Name} of {item.Repository}"));
    }

    [Fact]
    public void A_called_module_is_no_root_unless_an_example()
    {
        scratch.Put("r/main.tf", "module \"m\" { source = \"./modules/net\" }");
        scratch.Put("r/modules/net/main.tf", "module \"m\" { source = \"../sub\" }");
        scratch.Put("r/modules/sub/main.tf", "# sub");
        scratch.Put("r/modules/spare/main.tf", "# spare");
        scratch.Put("r/examples/full/main.tf", "module \"m\" { source = \"../../\" }\nmodule \"n\" { source = \"../part\" }");
        scratch.Put("r/examples/part/main.tf", "");
        scratch.Put("r/values/only.tfvars", "a = 1");

        Assert.Equal(["r/examples/full", "r/examples/part", "r/modules/spare"], Names());
        Assert.Equal(6, Find(new CollectOptions { Roots = RootModules.All }).Items.Count);
    }

    [Fact]
    public void A_ring_of_modules_is_not_lost()
    {
        scratch.Put("r/a/main.tf", "module \"m\" { source = \"../b\" }");
        scratch.Put("r/b/main.tf", "module \"m\" { source = \"../a\" }\nmodule \"self\" { source = \"./\" }");

        Assert.Equal(["r/a"], Names());
    }

    [Fact]
    public void Copies_of_a_source_are_left_out_and_told()
    {
        scratch.Put("b/graph.dot", Dot);
        scratch.Put("a/graph.dot", Dot);
        scratch.Put("a/m/main.tf", "x = 1");
        scratch.Put("b/m/main.tf", "x = 1");
        scratch.Put("b/n/other.tf", "x = 1");

        var found = Find();

        Assert.Equal(["a/graph.dot", "a/m", "b/n"], found.Items.Select(item => item.Name));
        Assert.Equal(["2 sources left out as copies of others: 'b/graph.dot' is equal to 'a/graph.dot'"], found.Notices);
    }

    [Fact]
    public void What_a_configuration_calls_or_reads_is_part_of_it()
    {
        scratch.Put("a/main.tf", "module \"m\" { source = \"./m\" }");
        scratch.Put("a/m/main.tf", "x = 1");
        scratch.Put("a/templates/x.tpl", "one");
        scratch.Put("b/main.tf", "module \"m\" { source = \"./m\" }");
        scratch.Put("b/m/main.tf", "x = 1");
        scratch.Put("b/templates/x.tpl", "two");

        Assert.Equal(["a", "b"], Names());
        scratch.Put("b/templates/x.tpl", "one");
        Assert.Equal(["a"], Names());
    }

    [Fact]
    public void Hidden_and_own_folders_are_passed_over()
    {
        scratch.Put(".git/x.dot", Dot);
        scratch.Put(".hidden/x.dot", Dot + "1");
        scratch.Put("a/.terraform/modules/m/main.tf", "");
        scratch.Put("a/node_modules/x/x.dot", Dot + "2");
        scratch.Put("data/collected/.graphsec", "");
        scratch.Put("data/collected/x.dot", Dot + "3");
        scratch.Put("a/x.dot", Dot + "4");

        Assert.Equal(["a/x.dot"], Names());
        Assert.Equal([".hidden/x.dot", "a/x.dot"], Names(new CollectOptions { Hidden = true }));
    }

    [Fact]
    public void Links_out_of_the_root_are_not_followed()
    {
        scratch.Put("outside/x.dot", Dot);
        scratch.Put("root/y.dot", Dot + " ");
        Directory.CreateSymbolicLink(scratch["root/folder"], scratch["outside"]);
        File.CreateSymbolicLink(scratch["root/file.dot"], scratch["outside/x.dot"]);
        Directory.CreateSymbolicLink(scratch["root/loop"], scratch["root"]);

        Assert.Equal(["y.dot"], SourceFinder.Find(scratch["root"], new CollectOptions()).Items.Select(item => item.Name));
    }

    [Fact]
    public void Patterns_choose()
    {
        scratch.Put("a/graph.dot", Dot);
        scratch.Put("a/plan-graph.dot", Dot + "1");
        scratch.Put("b/graph.dot", Dot + "2");

        Assert.Equal(["a/graph.dot", "b/graph.dot"], Names(new CollectOptions { Exclude = ["plan-graph.dot*"] }));
        Assert.Equal(["a/graph.dot", "a/plan-graph.dot"], Names(new CollectOptions { Include = ["a/*"] }));
        Assert.Equal(["b/graph.dot"], Names(new CollectOptions { Exclude = ["a"] }));
    }

    [Fact]
    public void The_repository_is_the_first_folder_or_the_root()
    {
        scratch.Put("root/org/repo/x/main.tf", "");
        scratch.Put("root/top.dot", Dot);
        var depth = new CollectOptions { RepositoryDepth = 2 };

        Assert.Equal(["root", "root"], Repositories(new CollectOptions()));
        Assert.Equal(["org/repo", "root"], Repositories(depth));
        File.Delete(scratch["root/top.dot"]);
        Assert.Equal(["org"], Repositories(new CollectOptions()));
        Directory.CreateDirectory(scratch["root/.git"]);
        Assert.Equal(["root"], Repositories(new CollectOptions()));

        IEnumerable<string> Repositories(CollectOptions options) =>
            SourceFinder.Find(scratch["root"], options).Items.Select(item => item.Repository);
    }

    [Fact]
    public void A_single_file_is_a_source()
    {
        var item = Assert.Single(SourceFinder.Find(scratch.Put("repo/x.dot", Dot), new CollectOptions()).Items);

        Assert.Equal(("repo", "x.dot", SourceForm.Dot), (item.Repository, item.Name, item.Form));
    }

    [Fact]
    public void Nothing_to_find_is_one_line()
    {
        scratch.Put("a/readme.md", "hello");

        Assert.Contains("holds no terraform files", Error(scratch.Path), StringComparison.Ordinal);
        Assert.Contains("there is no", Error(scratch["none"]), StringComparison.Ordinal);
        Assert.Contains("is no terraform graph", Error(scratch["a/readme.md"]), StringComparison.Ordinal);

        static string Error(string path) =>
            Assert.Throws<InputException>(() => SourceFinder.Find(path, new CollectOptions())).Message;
    }

    private CollectedSources Find(CollectOptions? options = null) => SourceFinder.Find(scratch.Path, options ?? new CollectOptions());

    private string[] Names(CollectOptions? options = null) => [.. Find(options).Items.Select(item => item.Name)];
}
