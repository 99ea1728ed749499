using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Tests.Pipeline.Detection;

public class NamesakesTests
{
    [Theory]
    [InlineData("name", 1)]
    [InlineData("subnets", 1)]
    [InlineData("rule.cidr_block", 1)]
    [InlineData("cidr_block", 0)]
    [InlineData("width", 0)]
    [InlineData("<-aws_vpc", 0)]
    public void What_starts_with_the_same_word_beside_it_counts(string path, int expected) =>
        Assert.Equal(expected, Namesakes.Count(
            [Of("<-aws_vpc"), Of("name_prefix"), Of("rule.cidr_blocks"), Of("rule.cidr_blocks"), Of("size"), Of("subnet_mapping")], path));

    [Fact]
    public void What_is_absent_does_not() =>
        Assert.Equal(0, Namesakes.Count([new Cell("name_prefix", Cell.Absent, Cell.Absent)], "name"));

    private static Cell Of(string path) => new(path, Cell.Present, Cell.Present);
}
