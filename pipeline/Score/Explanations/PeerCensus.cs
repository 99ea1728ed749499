using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Score.Explanations;

/// <summary>
/// Counts peers for what is told of reasons: whole instances of the type, each once whatever number of values it has. The detector weighs
/// them instead, and counts each value of a list as a peer of its own.
/// </summary>
/// <param name="graph">The graph that the blocks were judged in.</param>
internal sealed class PeerCensus(GraphFeatures graph)
{
    private readonly Dictionary<(string Type, string Path), PathTally> tallies = [];
    private readonly ILookup<string, BlockFeatures> byType = graph.Blocks.ToLookup(block => block.Type, StringComparer.Ordinal);

    /// <summary>A reason with the instances besides those it holds for as peers.</summary>
    /// <param name="block">One of the graph's blocks.</param>
    public CellSurprise Counted(BlockFeatures block, CellSurprise reason)
    {
        var (all, own) = (Tally(block.Type, reason.Path), new PathTally());
        own.Add(graph, block, reason.Path, reason.Instances.Count == 0 ? null : reason.Instances);
        var others = all.Possible - own.Possible;

        // A kind of value that most have is not what is odd about it; then the value itself is, which is too rare for a name.
        var seenAs = reason.SeenAs != reason.Seen && 2 * (all.Of(reason.SeenAs) - own.Of(reason.SeenAs)) > others ? Cell.Other : reason.SeenAs;
        var seen = seenAs == Cell.Other ? reason.Seen : seenAs;
        return reason with
        {
            SeenAs = seenAs,
            Peers = others,
            PeersUsual = all.Of(reason.Usual) - own.Of(reason.Usual),
            PeersSeen = all.Of(seen) - own.Of(seen),
            Values = Math.Max(1, Values(block, reason)),
        };
    }

    private static int Values(BlockFeatures block, CellSurprise reason)
    {
        var (first, end) = CellRange.Of(block, reason.Path);
        return block.Cells.Take(end).Skip(first).Count(cell => cell.Outcome != Cell.Absent
            && (cell.Instances.Count == 0 || reason.Instances.Count == 0 || cell.Instances.Any(reason.Instances.Contains)));
    }

    private PathTally Tally(string type, string path)
    {
        if (!tallies.TryGetValue((type, path), out var tally))
        {
            tallies[(type, path)] = tally = new PathTally();
            foreach (var block in byType[type])
            {
                tally.Add(graph, block, path);
            }
        }

        return tally;
    }
}
