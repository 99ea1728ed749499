using GraphSec.Pipeline.Parse.Dot;

namespace GraphSec.Tests.Pipeline.Parse;

public class DotWriterTests
{
    [Theory]
    [InlineData("digraph { a -> b [label=\"x y\"]; c }")]
    [InlineData("strict graph \"my graph\" { a -- b; subgraph cluster_1 { label = <<b>t</b>>; c; subgraph { d } } }")]
    [InlineData("digraph { \"a\\\"b\" -> \"c\\\\\" -> \"d\\n\" -> \"é\" -> \"\" }")]
    [InlineData("digraph { rankdir = RL; node [shape=box]; a:p:n -> b }")]
    public void What_is_written_reads_as_the_same_graph(string text)
    {
        var graph = DotReader.Read(text);
        var again = DotReader.Read(DotWriter.Write(graph));
        Assert.Equal(Lines(graph), Lines(again));
        Assert.Equal(DotWriter.Write(graph), DotWriter.Write(again));
    }

    private static IEnumerable<string> Lines(DotGraph graph) =>
    [
        $"{graph.Id} {graph.IsDirected} {graph.IsStrict}",
        .. graph.Nodes.Select(node =>
            $"{node.Id} in {graph.Subgraphs[node.Subgraph].Id} {string.Join(',', node.Attributes.Pairs)}").Order(),
        .. graph.Edges.Select(edge =>
            $"{graph.Nodes[edge.From].Id} > {graph.Nodes[edge.To].Id} {string.Join(',', edge.Attributes.Pairs)}"),
        .. graph.Subgraphs.Select(s => $"{s.Id} {s.Parent} {string.Join(',', s.Attributes.Pairs)}"),
    ];
}
