using GraphSec.Cli;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Cli;

public sealed class ParameterEditTests
{
    [Theory]
    [InlineData("train:\n  a: 1\n  b: 2 # two\n", "train:\n  a: 7\n  b: 2 # two\n  c: x\n")]
    [InlineData("# top\nfirst:\n  a: 1\n\ntrain:   # here\n    # about a\n    a:   1    # one\n\n# last\nlast:\n  a: 3\n",
        "# top\nfirst:\n  a: 1\n\ntrain:   # here\n    # about a\n    a:   7    # one\n    c: x\n\n# last\nlast:\n  a: 3\n")]
    [InlineData("", "train:\n  a: 7\n  c: x\n")]
    [InlineData("other:\n  a: 1", "other:\n  a: 1\ntrain:\n  a: 7\n  c: x\n")]
    [InlineData("train:\n", "train:\n  a: 7\n  c: x\n")]
    [InlineData("train:\r\n  a: 1\r\nlast:\r\n", "train:\r\n  a: 7\r\n  c: x\r\nlast:\r\n")]
    [InlineData("train:\n  aa: 1\n  a: \"1\" # one\n", "train:\n  aa: 1\n  a: 7 # one\n  c: x\n")]
    [InlineData("train:\n  a: x#y # one\n", "train:\n  a: 7 # one\n  c: x\n")]
    public void Keys_are_set_and_all_else_stays(string before, string after)
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch["params.yaml"], before);
        ParameterEdit.Write(scratch["params.yaml"], "params.yaml", "train", [("a", "7"), ("c", "x")]);
        Assert.Equal(after, File.ReadAllText(scratch["params.yaml"]));
        Assert.Contains("7", ParameterFile.Read(scratch["params.yaml"])["train"]);
    }

    [Fact]
    public void A_file_that_is_not_there_is_made()
    {
        using var scratch = new ScratchFolder();
        ParameterEdit.Write(scratch["new.yaml"], "new.yaml", "train", [("a", "7")]);
        Assert.Equal("train:\n  a: 7\n", File.ReadAllText(scratch["new.yaml"]));
    }
}
