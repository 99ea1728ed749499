using GraphSec.Pipeline;
using GraphSec.Pipeline.Parse.Dot;

namespace GraphSec.Tests.Pipeline.Parse;

public class DotReaderTests
{
    [Theory]
    [InlineData("digraph{}", 0, 0)]
    [InlineData("graph G { a -- b -- c; d }", 4, 2)]
    [InlineData("DiGraph { a -> {b c} -> d }", 4, 4)]
    [InlineData("digraph { {a b} -> subgraph S { c; d } }", 4, 4)]
    [InlineData("digraph { subgraph S { a; b } c -> subgraph S }", 3, 2)]
    [InlineData("strict digraph { a -> b; a -> b [x=1]; b -> a }", 2, 2)]
    [InlineData("strict graph { a -- b; b -- a }", 2, 1)]
    [InlineData("digraph { a:p:ne -> b:q }", 2, 1)]
    [InlineData("digraph { \"a\" + \"b\" -> \"ab\" }", 1, 1)]
    [InlineData("digraph { -1.5 -> .5 -> 2 }", 3, 2)]
    [InlineData("digraph { é -> ü_1 }", 2, 1)]
    [InlineData("\ufeff# line\n/* block */ digraph { // end\n a }", 1, 0)]
    [InlineData("digraph { x = y; graph [z=1]; node [a=b]; edge [c=d]; n }", 1, 0)]
    [InlineData("digraph { a [label=<<b>x</b> > ]; a [x y=2; z=3, w] [v=1] }", 1, 0)]
    [InlineData("digraph { \"node\" -> \"edge\" }", 2, 1)]
    [InlineData("digraph { subgraph A { a } -> subgraph A -> subgraph A }", 1, 2)]
    public void Reads_what_graphviz_accepts(string text, int nodes, int edges)
    {
        var graph = DotReader.Read(text);
        Assert.Equal(nodes, graph.Nodes.Count);
        Assert.Equal(edges, graph.Edges.Count);
    }

    [Theory]
    [InlineData("digraph { \"a\\\"b\" }", "a\"b")]
    [InlineData("digraph { \"a\\\\\" }", "a\\\\")]
    [InlineData("digraph { \"a\\nb\" }", "a\\nb")]
    [InlineData("digraph { \"a\\\nb\" }", "ab")]
    [InlineData("digraph { \"a\\\r\nb\" }", "ab")]
    [InlineData("digraph { \"\" }", "")]
    [InlineData("digraph { \"a\" + \"\\\"\" + \"c\" }", "a\"c")]
    [InlineData("digraph { <<i>a</i>> }", "<<i>a</i>>")]
    public void An_identifier_is_read_as_graphviz_reads_it(string text, string id) =>
        Assert.Equal(id, Assert.Single(DotReader.Read(text).Nodes).Id);

    [Theory]
    [InlineData("", "dot:1:1: expected 'graph' or 'digraph', found the end of the text")]
    [InlineData("digraph {\n  a -> ;\n}", "dot:2:8: expected a node after the edge sign, found ';'")]
    [InlineData("digraph {\n  \"a", "dot:2:3: a quoted name is not closed")]
    [InlineData("digraph { a -- b }", "dot:1:13: expected '->' in a digraph, found '--'")]
    [InlineData("digraph { a", "dot:1:12: expected a statement or '}', found the end of the text")]
    [InlineData("digraph { a } digraph { b }", "dot:1:15: expected one graph in the text, found 'digraph'")]
    [InlineData("digraph { a [b= ] }", "dot:1:17: expected a value after '=', found ']'")]
    [InlineData("digraph { /* a", "dot:1:11: a comment is not closed")]
    [InlineData("digraph { @ }", "dot:1:11: '@' begins nothing known")]
    public void A_fault_is_told_with_line_and_column(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<InputException>(() => DotReader.Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Defaults_reach_the_nodes_made_after_them()
    {
        var graph = DotReader.Read("digraph { a; node [shape=box]; subgraph s { node [color=red]; b }; c [shape=oval] }");
        Assert.Null(graph.Nodes[0].Attributes["shape"]);
        Assert.Equal("box", graph.Nodes[1].Attributes["shape"]);
        Assert.Equal("red", graph.Nodes[1].Attributes["color"]);
        Assert.Equal("oval", graph.Nodes[2].Attributes["shape"]);
        Assert.Null(graph.Nodes[2].Attributes["color"]);
    }

    [Fact]
    public void Ports_are_attributes_of_the_edge()
    {
        var edge = Assert.Single(DotReader.Read("digraph { a:x:n -> b:y [w=1] }").Edges);
        Assert.Equal("x:n", edge.Attributes["tailport"]);
        Assert.Equal("y", edge.Attributes["headport"]);
        Assert.Equal("1", edge.Attributes["w"]);
    }

    [Fact]
    public void Clusters_know_their_nodes()
    {
        var graph = DotReader.Read("digraph { a; subgraph cluster_x { label=x; a; subgraph cluster_y { b } } a -> b }");
        Assert.Equal(["cluster_x", "cluster_y"], graph.Nodes.Select(node => graph.Subgraphs[node.Subgraph].Id));
        Assert.Equal("x", graph.Subgraphs[1].Attributes["label"]);
        Assert.Equal(1, graph.Subgraphs[2].Parent);
        Assert.True(graph.Subgraphs[2].IsCluster);
    }

    [Fact]
    public void Nodes_that_only_edges_name_are_not_declared() =>
        Assert.Equal(1, DotReader.Read("digraph { a [x=1]; a -> b; b -> c }").DeclaredNodeCount);

    [Fact]
    public void Nesting_has_no_limit()
    {
        const int depth = 50_000;
        var text = $"digraph {{ {new string('{', depth)} a {new string('}', depth)} }}";
        Assert.Single(DotReader.Read(text).Nodes);
        Assert.Single(DotReader.Read(DotWriter.Write(DotReader.Read(text))).Nodes);
    }

    [Fact]
    public void A_long_chain_is_linear()
    {
        var text = "digraph { a" + string.Concat(Enumerable.Repeat(" -> subgraph s", 100_000)) + " }";
        Assert.Empty(DotReader.Read(text).Edges);
    }

    [Fact]
    public void A_product_of_subgraphs_that_explodes_is_refused()
    {
        var many = string.Join(' ', Enumerable.Range(0, 5000));
        Assert.Contains("come to more than",
            Assert.Throws<InputException>(() => DotReader.Read($"graph {{ {{{many}}} -- {{{many}}} }}")).Message);
    }
}
