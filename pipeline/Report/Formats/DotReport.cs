using GraphSec.Pipeline.Report.Graph;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>The graph for Graphviz: modules as clusters, the score as colour and as an attribute.</summary>
public sealed class DotReport : IReportFormat
{
    public void Write(Findings findings, TextWriter output)
    {
        var graph = ReportGraph.Of(findings);
        output.Write("digraph infrastructure {\n  rankdir = \"LR\"\n  node [shape = \"box\", style = \"filled,rounded\", fontname = \"Helvetica\", fontsize = 11]\n"
            + "  edge [color = \"#8a99ad\"]\n");
        var clusters = 0;
        foreach (var module in Enumerable.Range(0, graph.Nodes.Count).GroupBy(node => (graph.Nodes[node].Graph.Features.Name, graph.Nodes[node].Block.ModulePath)))
        {
            var isCluster = module.Key.ModulePath.Length > 0;
            output.Write(isCluster ? $"  subgraph cluster_{clusters++} {{\n    label = {Quoted(module.Key.ModulePath)}\n    style = \"rounded\"\n    color = \"#8a99ad\"\n" : "");
            foreach (var node in module)
            {
                WriteNode(output, graph, node, findings.Threshold, isCluster ? "    " : "  ");
            }

            output.Write(isCluster ? "  }\n" : "");
        }

        foreach (var edge in graph.Edges)
        {
            output.Write($"  {Quoted(graph.NameOf(edge.From))} -> {Quoted(graph.NameOf(edge.To))} [tooltip = {Quoted(edge.Label)}]\n");
        }

        output.Write("}\n");
    }

    private static void WriteNode(TextWriter output, ReportGraph graph, int node, double threshold, string indent)
    {
        var (finding, block) = (graph.Nodes[node], graph.Nodes[node].Block);
        var score = Count.Score(finding.Score.Score);
        var local = block.ModulePath.Length > 0 ? block.Address[(block.ModulePath.Length + 1)..] : block.Address;
        var tooltip = string.Join("\n", finding.Reasons.Prepend($"{block.Address}: {score}"));
        output.Write($"{indent}{Quoted(graph.NameOf(node))} [label = {Quoted($"{local}\n{score}")}, score = {score}, type = {Quoted(block.Type)}, "
            + $"module = {Quoted(block.ModulePath)}, fillcolor = \"{ScoreColour.Hex(finding.Score.Score, threshold)}\", "
            + $"fontcolor = \"{(finding.Score.IsOutlier ? "white" : "black")}\", tooltip = {Quoted(tooltip)}]\n");
    }

    /// <summary>Between quotes only the quote is special to the lexer; Graphviz then reads \n in labels, so a backslash is doubled. What
    /// cannot be seen would break what Graphviz writes.</summary>
    private static string Quoted(string text)
    {
        var quoted = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n");
        return $"\"{string.Concat(quoted.Select(c => char.IsControl(c) ? ' ' : c))}\"";
    }
}
