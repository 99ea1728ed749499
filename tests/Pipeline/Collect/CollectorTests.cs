using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Collect;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Collect;

public sealed class CollectorTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Copies_what_the_sources_need_and_no_more()
    {
        scratch.Put("in/r/main.tf", "module \"m\" { source = \"../shared/net\" }");
        scratch.Put("in/r/prod.tfvars", "a = 1");
        scratch.Put("in/r/templates/user.tpl", "hello");
        scratch.Put("in/r/picture.png", "…");
        scratch.Put("in/r/huge.json", new string(' ', 2 << 20));
        scratch.Put("in/r/graph.dot", "digraph { a }");
        scratch.Put("in/shared/net/main.tf.json", "{}");
        scratch.Put("in/other/notes.txt", "hello");

        var sources = Collector.Collect(scratch["in"], scratch["data/collected"], new CollectOptions());

        Assert.Equal(
            [
                ".graphsec", "index.csv", "sources/r/graph.dot", "sources/r/main.tf", "sources/r/prod.tfvars",
                "sources/r/templates/user.tpl", "sources/shared/net/main.tf.json",
            ],
            scratch.Files().Where(file => file.StartsWith("data/", StringComparison.Ordinal)).Select(file => file["data/collected/".Length..]));
        Assert.Equal(["r", "r/graph.dot"], sources.Items.Select(item => item.Name));
        Assert.All(sources.Items, item => Assert.True(Path.Exists(sources.FullPath(item))));
    }

    [Fact]
    public void The_index_comes_back()
    {
        scratch.Put("in/main.tf", "");
        scratch.Put("in/=1,\"2\".dot", "digraph { a }");
        var found = SourceFinder.Find(scratch["in"], new CollectOptions());

        Collector.Collect(scratch["in"], scratch["out"], new CollectOptions());

        Assert.Equal(found.Items, CollectedSources.Read(scratch["out"]).Items);
        Assert.StartsWith("repository,name,path,form,sha256,bytes\nin,.,.,configuration,", File.ReadAllText(scratch["out/index.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Collecting_what_was_collected_changes_nothing()
    {
        scratch.Put("in/a/main.tf", "module \"m\" { source = \"./m\" }");
        scratch.Put("in/a/m/main.tf", "");
        scratch.Put("in/b/graph.dot", "digraph { a }");

        Collector.Collect(scratch["in"], scratch["one"], new CollectOptions());
        Collector.Collect(scratch["one/sources"], scratch["two"], new CollectOptions());

        Assert.Equal(File.ReadAllText(scratch["one/index.csv"]), File.ReadAllText(scratch["two/index.csv"]));
    }

    [Fact]
    public void A_link_inside_is_what_it_leads_to()
    {
        scratch.Put("in/main.tf", "# main");
        scratch.Put("in/far/away/real.tf", "# real");
        scratch.Put("outside.tf", "# outside");
        File.CreateSymbolicLink(scratch["in/first.tf"], "second.tf");
        File.CreateSymbolicLink(scratch["in/second.tf"], scratch["in/far/away/real.tf"]);
        File.CreateSymbolicLink(scratch["in/gone.tf"], "nowhere.tf");
        File.CreateSymbolicLink(scratch["in/out.tf"], scratch["outside.tf"]);
        using (var huge = File.Create(scratch["in/far/huge.txt"]))
        {
            huge.SetLength(BoundedFile.Most + 1);
        }

        File.CreateSymbolicLink(scratch["in/huge.tf"], scratch["in/far/huge.txt"]);

        var sources = Collector.Collect(scratch["in"], scratch["out"], new CollectOptions());

        Assert.Equal(["'huge.tf' was left out: it is larger than 32 MB"], sources.Notices);
        Assert.Equal("# real", File.ReadAllText(scratch["out/sources/first.tf"]));
        Assert.Null(new FileInfo(scratch["out/sources/first.tf"]).LinkTarget);
        Assert.Equal(
            ["far/away/real.tf", "first.tf", "main.tf", "second.tf"],
            scratch.Files().Where(file => file.StartsWith("out/sources/", StringComparison.Ordinal)).Select(file => file["out/sources/".Length..]));
    }

    [Fact]
    public void What_many_sources_share_is_copied_once_and_counted_for_each()
    {
        scratch.Put("in/shared/main.tf", "x = 1");
        scratch.Put("in/shared/files/user.tpl", "hello");
        for (var i = 0; i < 200; i++)
        {
            scratch.Put($"in/r{i}/main.tf", $"module \"m{i:000}\" {{ source = \"../shared\" }}");
        }

        var sources = Collector.Collect(scratch["in"], scratch["one"], new CollectOptions());
        Collector.Collect(scratch["in"], scratch["two"], new CollectOptions());

        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"r{i}").Order(StringComparer.Ordinal), sources.Items.Select(item => item.Name));
        Assert.All(sources.Items, item => Assert.Equal("module \"m000\" { source = \"../shared\" }".Length + "x = 1hello".Length, item.Bytes));
        Assert.Equal(File.ReadAllText(scratch["one/index.csv"]), File.ReadAllText(scratch["two/index.csv"]));
        Assert.Equal("hello", File.ReadAllText(scratch["two/sources/shared/files/user.tpl"]));
    }
}
