using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Report.Changes;
using GraphSec.Pipeline.Report.Suppress;

namespace GraphSec.Pipeline.Report;

/// <summary>What a report shows of the scores of one graph or of a corpus.</summary>
public sealed class Findings
{
    private readonly Finding[] found;
    private Finding[]? sorted;

    private Findings(IReadOnlyList<GraphScores> graphs, ReportOptions options, Finding[] found) =>
        (Graphs, Options, this.found) = (graphs, options, found);

    /// <summary>All graphs, in the order given.</summary>
    public IReadOnlyList<GraphScores> Graphs { get; }

    public ReportOptions Options { get; }

    /// <summary>What changed against an earlier state; null where nothing was compared.</summary>
    public ScoreChanges? Changes { get; init; }

    /// <summary>How the model behind the scores does; null where that is not known.</summary>
    public ModelFigures? Figures { get; init; }

    /// <summary>What a reader must know of suppressions: expired ones, those without a reason. One line each.</summary>
    public IReadOnlyList<string> Notices { get; private init; } = [];

    /// <summary>Blocks that the options exclude, which no report shows.</summary>
    public int Excluded { get; private init; }

    /// <summary>Every block but the excluded, highest score first; ties by graph, then address.</summary>
    public IReadOnlyList<Finding> All => sorted ??= [.. Ordered(found)];

    public int Blocks => found.Length;

    /// <summary>Outliers that nobody has suppressed.</summary>
    public int Outliers => found.Count(finding => finding.IsOpen);

    /// <summary>Outliers that a comment suppresses.</summary>
    public int Ignored => found.Count(finding => finding is { Score.IsOutlier: true, Suppression.Kind: SuppressionKind.Comment });

    /// <summary>Outliers that the baseline knows.</summary>
    public int Known => found.Count(finding => finding is { Score.IsOutlier: true, Suppression.Kind: SuppressionKind.Baseline });

    public double Threshold => Graphs.Count == 0 ? 100 : Graphs[0].Threshold;

    /// <summary>Whether something still counts that has this score or a higher one; where states are compared, only what is new counts.</summary>
    public bool Reaches(double score) => Changes is null
        ? found.Any(finding => finding.Suppression is null && finding.Score.Score >= score)
        : Changes.New.Any(change => change.Finding.Score.Score >= score);

    /// <summary>What a list for people shows: without what comments suppress, and what the baseline knows only where that is wanted.
    /// As many entries as the options say, what is odd in the same way in one.</summary>
    public IReadOnlyList<FindingGroup> Listed() => FindingGroup.Of(Ordered(found.Where(IsListed)), Options.Top ?? ReportOptions.UsualTop);

    /// <summary>What a list for programs shows: the suppressed as well, which it marks.</summary>
    public IReadOnlyList<Finding> Marked()
    {
        var shown = All.Where(finding => !Options.NewOnly || finding.Suppression?.Kind != SuppressionKind.Baseline);
        return Options.Top is > 0 and var most ? [.. shown.Take(most)] : [.. shown];
    }

    public static Findings Of(IReadOnlyList<GraphScores> graphs, ReportOptions options)
    {
        var suppressions = new Suppressions(graphs, options);
        var kept = new List<Finding>();
        var excluded = 0;
        foreach (var graph in graphs)
        {
            foreach (var score in graph.Blocks)
            {
                if (options.Excludes(score.Block))
                {
                    excluded++;
                    continue;
                }

                var finding = new Finding(graph, score);
                kept.Add(suppressions.Of(finding) is { } reason ? finding with { Suppression = reason } : finding);
            }
        }

        return new Findings(graphs, options, [.. kept]) { Excluded = excluded, Notices = suppressions.Notices };
    }

    /// <summary>The same, compared with an earlier state and with figures of the model.</summary>
    public Findings With(ScoreChanges? changes, ModelFigures? figures) =>
        new(Graphs, Options, found) { Changes = changes, Figures = figures, Notices = Notices, Excluded = Excluded };

    private bool IsListed(Finding finding) => finding.Suppression is not { } reason
        || (reason.Kind == SuppressionKind.Baseline && !Options.NewOnly);

    private static IOrderedEnumerable<Finding> Ordered(IEnumerable<Finding> findings) => findings
        .OrderByDescending(finding => finding.Score.Score)
        .ThenByDescending(finding => finding.Score.Surprise)
        .ThenBy(finding => finding.Graph.Features.Name, StringComparer.Ordinal)
        .ThenBy(finding => finding.Block.Address, StringComparer.Ordinal);
}
