using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Artifacts;

public sealed class AtomicFileTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Makes_the_folders_on_the_way_and_leaves_only_the_file()
    {
        AtomicFile.WriteText(scratch["a/b/c.txt"], "one\n");

        Assert.Equal(["a/b/c.txt"], scratch.Files());
        Assert.Equal("one\n"u8.ToArray(), File.ReadAllBytes(scratch["a/b/c.txt"]));
    }

    [Fact]
    public void A_failure_keeps_the_old_file_and_leaves_nothing_else()
    {
        scratch.Put("c.txt", "old");

        Assert.Throws<InvalidDataException>(() => AtomicFile.Write(scratch["c.txt"], stream =>
        {
            stream.WriteByte(1);
            throw new InvalidDataException("broken on the way");
        }));

        Assert.Equal(["c.txt"], scratch.Files());
        Assert.Equal("old", File.ReadAllText(scratch["c.txt"]));
    }

    [Fact]
    public void A_full_disk_is_one_line_with_the_path_and_advice()
    {
        var error = Assert.Throws<InputException>(() => AtomicFile.Write(
            scratch["c.txt"], _ => throw new IOException("No space left on device", 28)));

        Assert.Equal($"cannot write '{scratch["c.txt"]}': the disk is full; free some space or choose another place", error.Message);
        Assert.Empty(scratch.Files());
    }

    [Fact]
    public void A_folder_in_the_way_is_told()
    {
        scratch.Put("c.txt/inner", "");

        var error = Assert.Throws<InputException>(() => AtomicFile.WriteText(scratch["c.txt"], "new"));

        Assert.Contains("it is a folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_the_way_of_a_folder_is_told()
    {
        scratch.Put("a", "");

        Assert.Throws<InputException>(() => AtomicFile.WriteText(scratch["a/b"], "new"));
    }

    [Fact]
    public void A_device_stays_a_device()
    {
        Assert.SkipUnless(File.Exists("/dev/null"), "no /dev/null here");

        AtomicFile.WriteText("/dev/null", "gone");

        Assert.Equal(0, new FileInfo("/dev/null").Length);
        Assert.DoesNotContain(Directory.EnumerateFiles("/dev"), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_stays_and_its_target_is_written()
    {
        var target = scratch.Put("real/c.txt", "old");
        File.CreateSymbolicLink(scratch["link.txt"], target);

        AtomicFile.WriteText(scratch["link.txt"], "new");

        Assert.Equal("new", File.ReadAllText(target));
        Assert.NotNull(new FileInfo(scratch["link.txt"]).LinkTarget);
    }
}
