using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Tests.Pipeline.Detection;

public class QualifiersTests
{
    private const string Everywhere = "\"0.0.0.0/0\"";

    [Fact]
    public void The_same_value_beside_another_port_is_another_word()
    {
        Assert.NotEqual(Words("cidr", Everywhere, new Cell("port", "443", "number")), Words("cidr", Everywhere, new Cell("port", "22", "number")));
        Assert.Equal(2, Words("cidr", Everywhere, new Cell("port", "443", "number")).Length);
    }

    [Fact]
    public void What_stands_in_another_block_says_nothing()
    {
        Assert.Empty(Words("ingress.cidr", Everywhere, new Cell("egress.port", "443", "number")));
        Assert.Empty(Words("ingress_rule.cidr", Everywhere, new Cell("ingress.port", "443", "number")));
        Assert.NotEmpty(Words("ingress.cidr", Everywhere, new Cell("ingress.port", "443", "number")));
    }

    [Fact]
    public void What_stands_above_qualifies_what_is_below() =>
        Assert.NotEmpty(Words("policy.Statement.Principal.AWS", "\"*\"", new Cell("policy.Statement.Effect", "\"Deny\"", "word")));

    [Fact]
    public void Neither_itself_nor_what_is_not_set_nor_any_other_attribute_qualifies() => Assert.Empty(Words("port", "22",
        new Cell("port", "22", "number"), new Cell("protocol", Cell.Absent, Cell.Absent), new Cell("name", "\"a\"", "word"), new Cell("<-port", Cell.Present, Cell.Present)));

    [Fact]
    public void No_more_are_taken_than_there_is_room_for()
    {
        var many = Enumerable.Range(0, 50).Select(i => new Cell("port", $"{i}", "number")).ToArray();
        Assert.Equal(2 * Qualifiers.Most, Words("cidr", Everywhere, many).Length);
    }

    [Theory]
    [InlineData("cidr_blocks", Everywhere, true)]
    [InlineData("members", "\"allusers\"", true)]
    [InlineData("Action", "\"s3:*\"", true)]
    [InlineData("from_port", "22", true)]
    [InlineData("value", "word", true)]
    [InlineData("Effect", "\"allow\"", true)]
    [InlineData("report", "true", false)]
    [InlineData("cidr_blocks", "private range /16", false)]
    public void Only_what_stands_for_everything_or_qualifies_depends_on_others(string leaf, string value, bool expected) =>
        Assert.Equal(expected, Qualifiers.Matter(leaf, value));

    private static int[] Words(string path, string value, params Cell[] others)
    {
        var words = new int[CellEvidence.Words];
        var writer = new HashedWords(words, 4096);
        new Qualifiers(others).Add(ref writer, path, Cell.LeafOf(path), value);
        return words[..writer.Count];
    }
}
