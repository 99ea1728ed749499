using System.Globalization;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Report.Suppress;

namespace GraphSec.Pipeline.Report;

/// <summary>One scored block, the graph it is of, and whether somebody has said that it is fine.</summary>
public sealed record Finding(GraphScores Graph, BlockScore Score)
{
    private const int MostReasons = 5;

    /// <summary>Reasons beside the first that weigh less than this are left out.</summary>
    private const double LeastShare = 0.05;

    private IReadOnlyList<CellSurprise>? why;
    private IReadOnlyList<string>? reasons;

    /// <summary>Why it does not count; null where it does.</summary>
    public Suppression? Suppression { get; init; }

    public BlockFeatures Block => Score.Block;

    /// <summary>An outlier that nobody has suppressed.</summary>
    public bool IsOpen => Score.IsOutlier && Suppression is null;

    /// <summary>The reasons that are told, oddest first: one a path, which has the shares of all. Of what is no outlier only what is
    /// unusual by itself, or where nothing is, what weighs most.</summary>
    public IReadOnlyList<CellSurprise> Why => why ??= [.. Telling().GroupBy(reason => reason.Path, StringComparer.Ordinal)
        .Select(path => path.First() with { Share = path.Sum(reason => reason.Share) })
        .Where((reason, i) => i == 0 || reason.Share >= LeastShare).Take(MostReasons)];

    /// <summary>The same in words.</summary>
    public IReadOnlyList<string> Reasons => reasons ??= [.. Why.Select(reason => ReasonText.Of(reason, Score.Block))];

    /// <summary>The share of a reason in the score, as <c>58%</c>; "" where it is the only one.</summary>
    public string ShareOf(int reason) => Why.Count < 2 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * Why[reason].Share)}%");

    /// <summary>The reasons with their shares, for lists that have no column for them.</summary>
    public IEnumerable<string> Weighed => Reasons.Select((reason, i) => ShareOf(i) is { Length: > 0 } share ? $"{share}: {reason}" : reason);

    /// <summary>The reasons, and what to compare with.</summary>
    public IEnumerable<string> Told => Score.Nearest is { } nearest ? Weighed.Append(NearestText.Line(nearest)) : Weighed;

    private IEnumerable<CellSurprise> Telling()
    {
        CellSurprise[] unusual = [.. Score.Reasons.Where(reason => Score.IsOutlier || ReasonText.IsUnusual(reason, Block))];
        return unusual.Length > 0 ? unusual : Score.Reasons.Take(1);
    }
}
