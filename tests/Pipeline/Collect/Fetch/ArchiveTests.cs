using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Collect;
using GraphSec.Pipeline.Collect.Fetch;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Collect.Fetch;

public sealed class ArchiveTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("repos.tar")]
    [InlineData("repos.tar.gz")]
    [InlineData("repos.tgz")]
    [InlineData("repos.ZIP")]
    public void Sources_are_collected_from_it(string name)
    {
        Pack(name, ("repo-main/main.tf", "x = 1"), ("./repo-main/modules/net/main.tf", ""), ("repo-main/graph.dot", "digraph { a }"));
        var sources = Collector.Collect(scratch[name], scratch["out"], new CollectOptions());
        Assert.Equal(["repo-main", "repo-main/graph.dot", "repo-main/modules/net"], sources.Items.Select(item => item.Name));
        Assert.All(sources.Items, item => Assert.Equal("repo-main", item.Repository));
    }

    [Theory]
    [InlineData("evil.tar", "../outside.tf")]
    [InlineData("evil.tar", "a/../../outside.tf")]
    [InlineData("evil.tar", "/outside.tf")]
    [InlineData("evil.zip", "../outside.tf")]
    [InlineData("evil.zip", "..\\outside.tf")]
    [InlineData("evil.zip", "/outside.tf")]
    public void Nothing_lands_outside(string name, string entry)
    {
        Pack(name, (entry, "evil"));
        var error = Assert.Throws<InputException>(() => Archive.Unpack(scratch[name], scratch["in/side"]));
        Assert.Contains("would land outside", error.Message, StringComparison.Ordinal);
        Assert.Equal([name], scratch.Files());
    }

    [Fact]
    public void Links_and_devices_are_passed_over()
    {
        using (var tar = new TarWriter(File.Create(scratch["links.tar"])))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "out") { LinkName = "/etc" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "out/passwd") { DataStream = new MemoryStream("x"u8.ToArray()) });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, "shadow") { LinkName = "/etc/shadow" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Fifo, "pipe"));
        }

        Assert.Equal([$"'{scratch["links.tar"]}': 3 links and devices were passed over"], Archive.Unpack(scratch["links.tar"], scratch["in"]));
        Assert.Equal(["in/out/passwd", "links.tar"], scratch.Files());
    }

    [Fact]
    public void A_bomb_is_stopped()
    {
        using (var zip = new ZipArchive(File.Create(scratch["bomb.zip"]), ZipArchiveMode.Create))
        using (var entry = zip.CreateEntry("zeros.tf").Open())
        {
            entry.Write(new byte[20 << 20]);
        }

        var error = Assert.Throws<InputException>(() => Archive.Unpack(scratch["bomb.zip"], scratch["in"], mostBytes: 1 << 20));
        Assert.Contains("unpacks to more than 1 MB", error.Message, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(scratch["in/zeros.tf"]).Length, 0, 1 << 20);
    }

    [Theory]
    [InlineData("cut.tar.gz")]
    [InlineData("cut.zip")]
    public void A_damaged_one_is_one_line(string name)
    {
        Pack(name, ("main.tf", new string('x', 5000)));
        File.WriteAllBytes(scratch[name], File.ReadAllBytes(scratch[name])[..40]);
        Assert.Contains("cannot be unpacked", Assert.Throws<InputException>(() => Archive.Unpack(scratch[name], scratch["in"])).Message, StringComparison.Ordinal);
    }

    private void Pack(string name, params (string Name, string Text)[] files)
    {
        using var file = File.Create(scratch[name]);
        if (name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Create);
            foreach (var (entry, text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
                writer.Write(text);
            }

            return;
        }

        using Stream packed = name.EndsWith(".tar", StringComparison.Ordinal) ? file : new GZipStream(file, CompressionLevel.Fastest);
        using var tar = new TarWriter(packed);
        foreach (var (entry, text) in files)
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, entry) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        }
    }
}
