using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Parse;

public class LogicalOperatorTests
{
    [Theory]
    [InlineData("data.aws_vpc.v.default && [][0]")]
    [InlineData("data.aws_vpc.v.default || [][0]")]
    public void An_unknown_guard_does_not_make_its_right_side_an_error(string guarded)
    {
        var graph = ConfigurationFolder.ReadText($$"""
            data "aws_vpc" "v" {}
            locals { tags = { known = "yes", guarded = {{guarded}} } }
            resource "aws_vpc" "w" { tags = local.tags }
            """);
        var tags = graph.Nodes.Single(node => node.Address == "aws_vpc.w").Attributes["tags"]!;

        Assert.Equal("yes", tags["known"]!.Text);
        Assert.Equal(AttributeKind.Unknown, tags["guarded"]!.Kind);
    }
}
