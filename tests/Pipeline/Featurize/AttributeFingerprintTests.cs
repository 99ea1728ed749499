using GraphSec.Pipeline;
using GraphSec.Pipeline.Featurize;
using GraphSec.Pipeline.Flatten;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Featurize;

/// <summary>What changes a block's fingerprint, and what does not.</summary>
public sealed class AttributeFingerprintTests
{
    private const string Code = "resource \"t\" \"a\" {\n  x = 1\n  y = [\"b\"]\n}\nresource \"t\" \"b\" {\n  x = t.a.id\n}\n";

    [Theory]
    [InlineData("x = 1", "x = 2", "t.a")]
    [InlineData("x = 1", "z = 1", "t.a")]
    [InlineData("y = [\"b\"]", "y = [\"b\", \"c\"]", "t.a")]
    [InlineData("x = t.a.id", "x = t.a.arn", "t.b")]
    [InlineData("x = 1", "x = 1\n  count = 2", "t.a t.b")]
    [InlineData("x = 1", "# a comment\n  x   =  1", "")]
    [InlineData("resource \"t\" \"a\"", "resource \"t\" \"c\" {}\nresource \"t\" \"a\"", "")]
    public void A_change_is_seen_where_it_is(string before, string after, string changed)
    {
        var (old, now) = (Prints(Code), Prints(Code.Replace(before, after, StringComparison.Ordinal)));
        Assert.Equal(changed, string.Join(' ', old.Keys.Where(address => old[address] != now[address])));
        Assert.All(old.Values, print => Assert.Matches("^[0-9a-f]{16}$", print));
    }

    private static Dictionary<string, string> Prints(string code)
    {
        using var scratch = new ScratchFolder();
        scratch.Put("main.tf", code);
        var graph = new Flow(new FlowOptions()).Read(scratch.Path).Graphs[0];
        return CellExtractor.Extract(Flattener.Flatten(graph, new FlattenOptions())).Blocks.ToDictionary(block => block.Address, block => block.Fingerprint);
    }
}
