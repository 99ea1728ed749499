using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Artifacts;

public sealed class AtomicFolderTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Replaces_its_own_folder_as_a_whole()
    {
        AtomicFolder.Write(scratch["data/out"], folder => File.WriteAllText(Path.Combine(folder, "first"), ""));
        AtomicFolder.Write(scratch["data/out/"], folder => File.WriteAllText(Path.Combine(folder, "second"), ""));

        Assert.Equal(["data/out/.graphsec", "data/out/second"], scratch.Files());
    }

    [Fact]
    public void Fills_an_empty_folder()
    {
        Directory.CreateDirectory(scratch["out"]);

        AtomicFolder.Write(scratch["out"], folder => File.WriteAllText(Path.Combine(folder, "first"), ""));

        Assert.Equal(["out/.graphsec", "out/first"], scratch.Files());
    }

    [Fact]
    public void Never_deletes_what_it_did_not_make()
    {
        scratch.Put("home/thesis.tex", "years of work");

        var error = Assert.Throws<InputException>(() => AtomicFolder.Write(scratch["home"], _ => { }));

        Assert.Contains("did not make", error.Message, StringComparison.Ordinal);
        Assert.Equal(["home/thesis.tex"], scratch.Files());
    }

    [Fact]
    public void What_git_keeps_of_a_folder_does_not_stand_in_the_way()
    {
        scratch.Put("out/metrics.json", "{}");

        AtomicFolder.Write(scratch["out"], folder => File.WriteAllText(Path.Combine(folder, "first"), ""), "metrics.json");

        Assert.Equal(["out/.graphsec", "out/first"], scratch.Files());
    }

    [Fact]
    public void A_failure_keeps_the_old_folder_and_leaves_nothing_else()
    {
        AtomicFolder.Write(scratch["out"], folder => File.WriteAllText(Path.Combine(folder, "first"), ""));

        Assert.Throws<InputException>(() => AtomicFolder.Write(scratch["out"], folder =>
        {
            File.WriteAllText(Path.Combine(folder, "second"), "");
            throw new IOException("No space left on device", 28);
        }));

        Assert.Equal(["out/.graphsec", "out/first"], scratch.Files());
    }

    [Fact]
    public void A_file_in_the_way_is_told()
    {
        scratch.Put("out", "");

        Assert.Throws<InputException>(() => AtomicFolder.Write(scratch["out"], _ => { }));
    }
}
