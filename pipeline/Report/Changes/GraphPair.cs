using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Report.Changes;

/// <summary>A graph before and now; either may be missing.</summary>
internal sealed class GraphPair
{
    private readonly GraphScores? before;
    private readonly GraphScores? now;
    private readonly Dictionary<string, BlockScore> old;
    private readonly Dictionary<string, Finding> current;
    private readonly HashSet<string> touchedTypes;
    private readonly SortedDictionary<string, ChangeCause> touched = new(StringComparer.Ordinal);

    private GraphPair(GraphScores? before, GraphScores? now, IEnumerable<Finding> findings, ReportOptions options)
    {
        (this.before, this.now) = (before, now);
        old = (before?.Blocks ?? []).Where(score => !options.Excludes(score.Block)).ToDictionary(score => score.Block.Address, StringComparer.Ordinal);
        current = findings.ToDictionary(finding => finding.Block.Address, StringComparer.Ordinal);
        foreach (var (address, finding) in current)
        {
            if (!old.TryGetValue(address, out var was))
            {
                touched[address] = ChangeCause.Added;
            }
            else if (was.Block.Fingerprint != finding.Block.Fingerprint)
            {
                touched[address] = ChangeCause.Changed;
            }
        }

        foreach (var address in old.Keys.Where(address => !current.ContainsKey(address)))
        {
            touched[address] = ChangeCause.Removed;
        }

        touchedTypes = [.. touched.Keys.Select(TypeOf)];
    }

    /// <summary>By name; a graph alone on both sides is the same one under whatever name.</summary>
    public static IEnumerable<GraphPair> Match(IReadOnlyList<GraphScores> before, Findings now)
    {
        var findings = now.All.ToLookup(finding => finding.Graph, ReferenceEqualityComparer.Instance);
        if (before.Count == 1 && now.Graphs.Count == 1)
        {
            return [new GraphPair(before[0], now.Graphs[0], findings[now.Graphs[0]], now.Options)];
        }

        var byName = before.ToDictionary(graph => graph.Features.Name, StringComparer.Ordinal);
        var names = now.Graphs.Select(graph => graph.Features.Name).ToHashSet(StringComparer.Ordinal);
        return now.Graphs.Select(graph => new GraphPair(byName.GetValueOrDefault(graph.Features.Name), graph, findings[graph], now.Options))
            .Concat(before.Where(graph => !names.Contains(graph.Features.Name)).Select(graph => new GraphPair(graph, null, [], now.Options)));
    }

    private string Name => (now ?? before)!.Features.Name;

    public IEnumerable<(string Graph, string Address, ChangeCause Cause)> Touched() => touched.Select(block => (Name, block.Key, block.Value));

    public IEnumerable<BlockChange> Changes()
    {
        var neighbours = Neighbours();
        foreach (var (address, finding) in current)
        {
            var was = old.GetValueOrDefault(address);
            var (cause, others) = Cause(address, neighbours);
            yield return new BlockChange(
                new ScoreChange(finding, was?.Score, finding.Score.Score, cause, others),
                finding.IsOpen && was?.IsOutlier != true,
                was?.IsOutlier == true && !finding.Score.IsOutlier);
        }

        foreach (var (address, was) in old.Where(block => !current.ContainsKey(block.Key)))
        {
            yield return new BlockChange(
                new ScoreChange(new Finding(before!, was), was.Score, null, ChangeCause.Removed, []), false, was.IsOutlier);
        }
    }

    /// <summary>Who depends on a touched block now, or did on a removed one and is still there; by steps.</summary>
    public IEnumerable<ReachedBlock> Reached()
    {
        var dependents = Dependents(now).Concat(Dependents(before).Where(edge => touched.GetValueOrDefault(edge.To, ChangeCause.Added) == ChangeCause.Removed))
            .ToLookup(edge => edge.To, edge => edge.From, StringComparer.Ordinal);
        var steps = touched.Keys.ToDictionary(address => address, _ => 0, StringComparer.Ordinal);
        var waiting = new Queue<string>(touched.Keys);
        while (waiting.TryDequeue(out var address))
        {
            foreach (var dependent in dependents[address])
            {
                if (current.ContainsKey(dependent) && steps.TryAdd(dependent, steps[address] + 1))
                {
                    waiting.Enqueue(dependent);
                }
            }
        }

        return steps.Where(block => block.Value > 0).Select(block => new ReachedBlock(Name, block.Key, block.Value));
    }

    private (ChangeCause Cause, IReadOnlyList<string> Neighbours) Cause(string address, ILookup<string, string> neighbours)
    {
        if (touched.TryGetValue(address, out var own))
        {
            return (own, []);
        }

        string[] others = [.. neighbours[address].Where(touched.ContainsKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return others.Length > 0 ? (ChangeCause.Neighbour, others) : (touchedTypes.Contains(TypeOf(address)) ? ChangeCause.Peers : ChangeCause.Elsewhere, []);
    }

    private string TypeOf(string address) => current.TryGetValue(address, out var finding) ? finding.Block.Type : old[address].Block.Type;

    private ILookup<string, string> Neighbours() => Dependents(now).Concat(Dependents(before))
        .SelectMany(edge => new[] { edge, (From: edge.To, To: edge.From) })
        .ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);

    private static IEnumerable<(string From, string To)> Dependents(GraphScores? graph)
    {
        var features = graph?.Features;
        return features is null ? [] : features.Edges.Select(edge => (features.Blocks[edge.From].Address, features.Blocks[edge.To].Address));
    }
}
