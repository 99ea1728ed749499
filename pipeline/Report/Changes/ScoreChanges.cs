using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Report.Changes;

/// <summary>What is different between two states of the same code.</summary>
/// <param name="Base">What a reader calls the earlier state.</param>
/// <param name="New">Outliers now that were none before, highest score first.</param>
/// <param name="Gone">Outliers before that are none now.</param>
/// <param name="Moved">Other blocks whose score moved by <see cref="LeastMove"/> or more, the highest score of both first.</param>
/// <param name="Touched">Blocks that are new, gone or changed themselves, by graph and address.</param>
/// <param name="Reached">Blocks that depend on those, directly or not: the blast radius; nearest first.</param>
public sealed record ScoreChanges(
    string Base,
    IReadOnlyList<ScoreChange> New,
    IReadOnlyList<ScoreChange> Gone,
    IReadOnlyList<ScoreChange> Moved,
    IReadOnlyList<(string Graph, string Address, ChangeCause Cause)> Touched,
    IReadOnlyList<ReachedBlock> Reached)
{
    /// <summary>Smaller moves of a percentile are no news.</summary>
    public const double LeastMove = 1;

    /// <param name="before">Scores of the earlier state.</param>
    /// <param name="now">Findings of the later one.</param>
    public static ScoreChanges Between(string name, IReadOnlyList<GraphScores> before, Findings now)
    {
        var pairs = GraphPair.Match(before, now).ToArray();
        var changes = pairs.SelectMany(pair => pair.Changes()).ToArray();
        return new ScoreChanges(
            name,
            [.. Ordered(changes.Where(change => change.IsNew).Select(change => change.Change))],
            [.. Ordered(changes.Where(change => change.IsGone).Select(change => change.Change))],
            [.. Ordered(changes.Where(change => change is { IsNew: false, IsGone: false, Change: { Before: not null, After: not null, Move: >= LeastMove } })
                .Select(change => change.Change))],
            [.. pairs.SelectMany(pair => pair.Touched())],
            [.. pairs.SelectMany(pair => pair.Reached()).OrderBy(block => block.Steps)
                .ThenBy(block => block.Graph, StringComparer.Ordinal).ThenBy(block => block.Address, StringComparer.Ordinal)]);
    }

    private static IOrderedEnumerable<ScoreChange> Ordered(IEnumerable<ScoreChange> changes) => changes
        .OrderByDescending(change => Math.Max(change.Before ?? 0, change.After ?? 0))
        .ThenBy(change => change.Finding.Graph.Features.Name, StringComparer.Ordinal)
        .ThenBy(change => change.Finding.Block.Address, StringComparer.Ordinal);
}
