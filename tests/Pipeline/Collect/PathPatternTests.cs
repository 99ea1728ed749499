using GraphSec.Pipeline.Collect;

namespace GraphSec.Tests.Pipeline.Collect;

public class PathPatternTests
{
    [Theory]
    [InlineData("plan-graph.dot*", "a/b/plan-graph.dot.gz", true)]
    [InlineData("plan-graph.dot*", "a/plan-graph.dot/x", false)]
    [InlineData("*.json", "plan.json", true)]
    [InlineData("?.tf", "ab.tf", false)]
    [InlineData("a/*/c", "a/b/c", true)]
    [InlineData("a/*/c", "a/b/b/c", false)]
    [InlineData("a/**/c", "a/c", true)]
    [InlineData("a/**/c", "a/b/b/c", true)]
    [InlineData("**/examples/**", "x/examples/y/z", true)]
    [InlineData("**/b/*/d", "a/b/c/b/c/d", true)]
    [InlineData("**", "a/b", true)]
    [InlineData("/a/b/", "a/b", true)]
    [InlineData("a*b*c", "aXbXbc", true)]
    [InlineData("a*b*c", "aXbXb", false)]
    [InlineData("A", "a", false)]
    public void Matches_as_told(string pattern, string path, bool matches) =>
        Assert.Equal(matches, new PathPattern(pattern).Matches(path));

    [Fact]
    public void Many_stars_take_no_time() =>
        Assert.False(new PathPattern(string.Concat(Enumerable.Repeat("a*", 50)) + "b").Matches(new string('a', 5000)));
}
