using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Report;

/// <summary>What a report shows of the scores of one graph or of a corpus.</summary>
/// <param name="Graphs">All graphs, in the order given.</param>
/// <param name="Shown">The highest scores of all graphs together; ties by graph, then address.</param>
public sealed record Findings(IReadOnlyList<GraphScores> Graphs, IReadOnlyList<Finding> Shown)
{
    public int Blocks => Graphs.Sum(graph => graph.Blocks.Count);

    public int Outliers => Graphs.Sum(graph => graph.Blocks.Count(block => block.IsOutlier));

    public double Threshold => Graphs.Count == 0 ? 100 : Graphs[0].Threshold;

    /// <summary>The highest score, 0 where there is nothing.</summary>
    public double Highest => Graphs.SelectMany(graph => graph.Blocks).Select(block => block.Score).DefaultIfEmpty(0).Max();

    public static Findings Of(IReadOnlyList<GraphScores> graphs, ReportOptions options)
    {
        var all = graphs.SelectMany(graph => graph.Blocks, (graph, score) => new Finding(graph, score))
            .OrderByDescending(finding => finding.Score.Score)
            .ThenByDescending(finding => finding.Score.Surprise)
            .ThenBy(finding => finding.Graph.Features.Name, StringComparer.Ordinal)
            .ThenBy(finding => finding.Block.Address, StringComparer.Ordinal);
        return new Findings(graphs, [.. options.Top > 0 ? all.Take(options.Top) : all]);
    }
}
