using GraphSec.Pipeline.Report.Graph;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>What each outlier refers to and what refers to it, as Mermaid graphs to unfold: new outliers where states were compared.</summary>
internal sealed class MarkdownNeighbourhoods(TextWriter output, Findings findings)
{
    private const int MostGraphs = 5;
    private const int MostNeighbours = 12;

    public void Write()
    {
        Finding[] outliers = [.. (findings.Changes is { } changes ? changes.New.Select(change => change.Finding) : findings.All.Where(finding => finding.IsOpen))
            .Take(MostGraphs)];
        if (outliers.Length == 0)
        {
            return;
        }

        var graph = ReportGraph.Of(findings);
        var edges = graph.EdgesByNode();
        var index = graph.Index();
        int[] linked = [.. outliers.Select(finding => index[finding]).Where(edges.Contains)];
        output.Write(linked.Length > 0 ? "\n### Around the outliers\n" : "");
        foreach (var node in linked)
        {
            WriteGraph(graph, node, [.. edges[node]]);
        }
    }

    private void WriteGraph(ReportGraph graph, int node, ReportEdge[] edges)
    {
        // The oddest neighbours stay where there are too many.
        var kept = edges.Select(edge => edge.From == node ? edge.To : edge.From).Distinct()
            .OrderByDescending(other => graph.Nodes[other].Score.Score).ThenBy(other => other).Take(MostNeighbours).Append(node).Order().ToHashSet();
        var leftOut = edges.Count(edge => !kept.Contains(edge.From) || !kept.Contains(edge.To));
        output.Write($"\n<details><summary>{Html(graph.NameOf(node))}{(leftOut > 0 ? $", without {Count.Of(leftOut, "reference")}" : "")}</summary>\n\n```mermaid\nflowchart LR\n{MermaidText.Classes}");
        foreach (var shown in kept.Order())
        {
            MermaidText.WriteNode(output, graph, shown, findings.Threshold);
        }

        foreach (var edge in edges.Where(edge => kept.Contains(edge.From) && kept.Contains(edge.To)))
        {
            MermaidText.WriteEdge(output, edge, labelled: true);
        }

        output.Write($"  style n{node} stroke-width:3px\n```\n\n</details>\n");
    }

    private static string Html(string text) => System.Net.WebUtility.HtmlEncode(text.ReplaceLineEndings(" "));
}
