using GraphSec.Models.Threading;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Score.Explanations;

/// <summary>
/// Completes what is told of scored blocks, for people: peers as whole resources, and for each outlier the most similar block that is none, in
/// the same graph, else the same repository, else among peers.
/// </summary>
internal static class Explainer
{
    /// <summary>Below that two blocks have nothing in common but their type.</summary>
    private const double LeastLikeness = 0.1;

    /// <summary>Instances of the same block that are compared with an odd one.</summary>
    private const int MostSiblings = 16;

    public static IReadOnlyList<GraphScores> Explain(IReadOnlyList<GraphScores> scores) => Explain([.. scores.Select(JudgedGraph.Alone)]);

    public static IReadOnlyList<GraphScores> Explain(IReadOnlyList<JudgedGraph> judged)
    {
        var repositories = judged.GroupBy(each => each.Scores.Features.Repository, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => new Shelves(group.SelectMany(each => Normal(each.Scores, NearestOrigin.Repository))), StringComparer.Ordinal);
        return SideBySide.Of(judged, each => Explain(each, repositories[each.Scores.Features.Repository]));
    }

    private static GraphScores Explain(JudgedGraph judged, Shelves repository)
    {
        var (scores, census) = (judged.Scores, new PeerCensus(judged.Among));
        Shelves graph = new(Normal(scores, NearestOrigin.Graph)), peers = new(judged.Peers);
        return scores with
        {
            Blocks = [.. scores.Blocks.Select(block =>
            {
                var counted = block with { Reasons = [.. block.Reasons.Select(reason => census.Counted(block.Block, reason))] };
                return block.IsOutlier ? counted with { Nearest = Nearest(scores.Features, counted, graph, repository, peers) } : counted;
            })],
        };
    }

    private static IEnumerable<BlockSight> Normal(GraphScores scores, NearestOrigin origin) =>
        scores.Blocks.Where(block => !block.IsOutlier).Select(block => new BlockSight(scores.Features, block.Block, origin));

    private static NearestBlock? Nearest(GraphFeatures graph, BlockScore outlier, Shelves own, Shelves repository, Shelves peers)
    {
        if (outlier.Reasons.Count == 0)
        {
            return null;
        }

        var block = new BlockSight(graph, outlier.Block, NearestOrigin.Graph, outlier.Reasons[0].Instances is [var first, ..] ? first : null);
        var siblings = Siblings(block, outlier.Reasons);
        foreach (var shelves in new[] { own, repository, peers })
        {
            TypeShelf? shelf;
            lock (shelves)
            {
                shelf = shelves.Of(outlier.Block.Type) ?? (siblings.Length > 0 ? new TypeShelf([]) : null);
                if (shelf?.Nearest(block, outlier.Reasons, siblings) is { } found && found.Likeness >= LeastLikeness)
                {
                    return Told(block, outlier.Reasons, found.Sight, found.Likeness, shelf);
                }
            }
        }

        return null;
    }

    /// <summary>Where reasons hold for some instances alone, others of the same block are the closest there is.</summary>
    private static BlockSight[] Siblings(BlockSight block, IReadOnlyList<CellSurprise> reasons)
    {
        if (block.Instance is null)
        {
            return [];
        }

        var odd = reasons.SelectMany(reason => reason.Instances).ToHashSet(StringComparer.Ordinal);
        return [.. block.Block.Cells.SelectMany(cell => cell.Instances).Where(instance => !odd.Contains(instance)).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Take(MostSiblings).Select(instance => block with { Instance = instance })];
    }

    private static NearestBlock Told(BlockSight block, IReadOnlyList<CellSurprise> reasons, BlockSight found, double likeness, TypeShelf shelf)
    {
        var (listed, more) = new Comparison(block, reasons, shelf.Weight).Differences(found);
        return new NearestBlock(found.Address, found.Origin, found.Graph.Repository, found.Graph.Name, found.Block.Place, likeness, listed)
        {
            BlockAddress = found.Block.Address,
            MoreDifferences = more,
        };
    }
}
