using System.Text;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Parse;

namespace GraphSec.Tests.Pipeline.Parse;

public class SourceParserCycleTests
{
    [Fact]
    public void A_cycle_of_resources_is_an_error_that_names_them()
    {
        var graph = Read("""
            digraph G {
              "aws_a.x" [label="aws_a.x"];
              "aws_a.y" [label="aws_a.y"];
              "aws_a.x" -> "aws_a.y";
              "aws_a.y" -> "aws_a.x";
            }
            """);
        var error = Assert.Single(graph.Errors);
        Assert.Contains("aws_a.x, aws_a.y depend on each other in a cycle", error, StringComparison.Ordinal);
        Assert.Equal(2, graph.Nodes.Count);
    }

    [Fact]
    public void A_chain_is_no_cycle() => Assert.Empty(Read("digraph { \"aws_a.x\" -> \"aws_a.y\" }").Errors);

    [Fact]
    public void A_graph_of_something_else_is_refused() =>
        Assert.Contains("not one of terraform", Assert.Throws<InputException>(() => Read("digraph { a -> b }")).Message, StringComparison.Ordinal);

    private static GraphSec.Pipeline.Artifacts.ResourceGraph Read(string dot) =>
        SourceParser.Read(new MemoryStream(Encoding.UTF8.GetBytes(dot)), "input");
}
