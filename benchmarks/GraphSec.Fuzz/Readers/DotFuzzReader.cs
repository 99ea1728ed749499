using System.Text;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Parse.Dot;

namespace GraphSec.Fuzz.Readers;

/// <summary>DOT: what is read is written and read again the same, then taken as a graph of terraform.</summary>
internal sealed class DotFuzzReader : IReader
{
    public string Name => "dot";

    public IReadOnlyList<string> Words { get; } =
    [
        "digraph ", "graph ", "strict ", "subgraph ", "node ", "edge ", "DiGraph", "{", "}", "[", "]", "->", "--", "=", ";", ",", ":", ":n", "+", "\"", "\\", "\\\"", "\\\n", "<", ">",
        "/*", "*/", "//", "\n#", "\n", "a", "-1", ".5", "1.", "é", "\"a\" -> \"b\"\n", "{a b} -> {c d}", "[label=<<b>x</b>>]", "[a=1,b=2;c=3]", "cluster_1", "\"[root] a.b (expand)\"",
        "\"[root] a.b[\\\"k\\\"] (expand)\"", "\"[root] a.b[\"k\"]\"", "\"[root] a.b (destroy)\"", "\"[root] module.m.a.b[0]\"", "\"[root] var.x (expand, input)\"",
        "\"[root] provider[\\\"registry.terraform.io/hashicorp/aws\\\"].w (close)\"", "\"[root] meta.count-boundary (EachMode fixup)\"", "[root] root", "[color = \"red\"]", "compound = \"true\"",
    ];

    public IEnumerable<byte[]> SeedsOf(string path) => Path.GetExtension(path) is ".dot" or ".gv" ? [File.ReadAllBytes(path)] : [];

    public void Read(byte[] input, Novelty novelty)
    {
        GraphCheck.Read(input, novelty);
        DotGraph graph;
        try
        {
            graph = DotReader.Read(Encoding.UTF8.GetString(input));
        }
        catch (InputException told)
        {
            novelty.SawMessage(told.Message);
            return;
        }

        novelty.SawCount(8, 0, graph.Nodes.Count);
        novelty.SawCount(8, 1, graph.Edges.Count);
        novelty.SawCount(8, 2, graph.Subgraphs.Count);
        novelty.SawCount(8, 3, graph.Nodes.Sum(node => node.Attributes.Pairs.Count));
        novelty.Saw(8, 4, (graph.IsDirected ? 1 : 0) + (graph.IsStrict ? 2 : 0) + (graph.Id is null ? 4 : 0));
        var again = DotReader.Read(DotWriter.Write(graph));
        var (first, second) = (DotPrint.Of(graph), DotPrint.Of(again));
        if (first != second)
        {
            throw new BrokenPropertyException($"a graph does not come back as it was written: {first} / {second}");
        }
    }
}
