using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Dot;

namespace GraphSec.Tests.Pipeline.Parse;

public class DotMermaidTests
{
    [Fact]
    public void The_resources_only_flowchart_is_read()
    {
        var graph = TerraformGraphReader.Read(MermaidReader.Read("""
            flowchart LR
            aws_vpc.main["aws_vpc.main"]
            subgraph module.a
            module.a.aws_subnet.s["aws_subnet.s"]
            end
            module.a.aws_subnet.s --> aws_vpc.main
            """), "r", "n");
        Assert.Equal(["aws_vpc.main", "module.a.aws_subnet.s"], graph.Nodes.Select(node => node.Address));
        Assert.Equal(["module.a.aws_subnet.s > aws_vpc.main"], DotTerraformTests.Edges(graph));
    }

    [Fact]
    public void Numbers_are_replaced_by_their_labels_and_cycle_marks_are_red()
    {
        var graph = TerraformGraphReader.Read(MermaidReader.Read("""
            flowchart LR
            subgraph root
            824635654016["t.a"]
            824635654017["t.b"]
            824635654018{"provider[&quot;registry.terraform.io/hashicorp/aws&quot;]"}
            824635654019["local.x (expand)"]
            end
            824635654016 --> 824635654018
            824635654016 --> 824635654019
            824635654019 --> 824635654017
            824635654017 --> 824635654019:::cycle
            classDef cycle stroke:#ff0000,stroke-width:2px;
            """), "r", "n");
        Assert.Equal(["t.a > t.b"], DotTerraformTests.Edges(graph));
        Assert.Equal("aws", graph.Nodes.Single(node => node.Address == "t.a").Provider);
    }

    [Theory]
    [InlineData("flowchart LR\nwhat is this", "mermaid:2:1: 'what is this' is no node and no edge")]
    [InlineData("flowchart LR\nend", "mermaid:2:1: 'end' closes nothing")]
    [InlineData("flowchart LR\nsubgraph a", "a subgraph is not closed")]
    public void A_broken_flowchart_is_told(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => MermaidReader.Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Dot_and_flowchart_give_the_same_nodes() => Assert.Equal(
        DotTerraformTests.Read("digraph G { \"a.b\"; \"a.c\"; \"a.b\" -> \"a.c\" }").Nodes.Select(node => (node.Address, node.Kind)),
        TerraformGraphReader.Read(MermaidReader.Read("graph LR\na.b\na.c\na.b --> a.c"), "r", "n").Nodes
            .Select(node => (node.Address, node.Kind)));
}
