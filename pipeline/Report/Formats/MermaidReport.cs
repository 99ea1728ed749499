using GraphSec.Pipeline.Report.Graph;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>The graph for whatever draws Mermaid: all of it where it is small, else the highest scores and what they touch.</summary>
public sealed class MermaidReport : IReportFormat
{
    /// <summary>Mermaid draws no more than 500 edges and 50,000 characters unless it is told to.</summary>
    private const int MostEdges = 400;
    private const int MostNodes = 150;

    public void Write(Findings findings, TextWriter output)
    {
        var graph = ReportGraph.Of(findings);
        var nodes = Chosen(findings, graph);
        output.Write("flowchart LR\n");
        if (nodes.Count < graph.Nodes.Count)
        {
            output.Write($"  %% {graph.Nodes.Count - nodes.Count} of {graph.Nodes.Count} resources are left out: they score low and touch none that scores high\n");
        }

        output.Write(MermaidText.Classes);
        foreach (var module in nodes.GroupBy(node => (graph.Nodes[node].Graph.Features.Name, graph.Nodes[node].Block.ModulePath)).Select((group, i) => (group, i)))
        {
            var isBox = module.group.Key.ModulePath.Length > 0;
            output.Write(isBox ? $"  subgraph m{module.i}[\"{MermaidText.Escaped(module.group.Key.ModulePath)}\"]\n" : "");
            foreach (var node in module.group)
            {
                MermaidText.WriteNode(output, graph, node, findings.Threshold);
            }

            output.Write(isBox ? "  end\n" : "");
        }

        foreach (var edge in graph.Edges.Where(edge => nodes.Contains(edge.From) && nodes.Contains(edge.To)).Take(MostEdges))
        {
            MermaidText.WriteEdge(output, edge, labelled: false);
        }
    }

    /// <summary>The highest scores with their neighbours until there are enough.</summary>
    private static SortedSet<int> Chosen(Findings findings, ReportGraph graph)
    {
        if (graph.Nodes.Count <= MostNodes)
        {
            return [.. Enumerable.Range(0, graph.Nodes.Count)];
        }

        var chosen = new SortedSet<int>();
        var edges = graph.EdgesByNode();
        var index = graph.Index();
        foreach (var finding in findings.All.TakeWhile(_ => chosen.Count < MostNodes))
        {
            chosen.Add(index[finding]);
            foreach (var edge in edges[index[finding]].TakeWhile(_ => chosen.Count < MostNodes))
            {
                chosen.Add(edge.From);
                chosen.Add(edge.To);
            }
        }

        return chosen;
    }
}
