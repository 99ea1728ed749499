using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Artifacts.Baselines;

/// <summary>A tree of a type's attributes (Chow and Liu, IEEE Transactions on Information Theory 1968), in which each hangs on the
/// one that tells most about it. A block scores by its least likely attribute given that one: context inside the block, no graph.</summary>
internal sealed class ChowLiuRanker : IReasoningRanker
{
    private const int MinBlocks = 20;

    /// <summary>Pseudo-counts of the frequency without context, for each value of the parent.</summary>
    private const double Prior = 2;

    private readonly Vocabulary vocabulary;
    private readonly Dictionary<int, int> parents = [];
    private readonly Dictionary<(int Row, int Given), int> pairs = [];
    private readonly Dictionary<(int Variable, int Given), int> totals = [];

    public ChowLiuRanker(FeatureSet features)
    {
        vocabulary = features.Vocabulary;
        var blocks = features.Of(Split.Training)
            .SelectMany(graph => Blocks(CellEncoder.Encode(graph, vocabulary).Numbers)).GroupBy(b => b.Type).OrderBy(g => g.Key);
        foreach (var type in blocks)
        {
            var values = type.Select(b => b.Values).ToArray();
            if (values.Length >= MinBlocks && type.Key >= 0)
            {
                Grow(values);
            }
        }
    }

    public string Name => "chow-liu";

    public double[] Score(GraphFeatures graph) =>
        [.. Blocks(CellEncoder.Encode(graph, vocabulary).Numbers)
            .Select(b => b.Values.Select(v => Surprise(v.Key, v.Value, b.Values)).DefaultIfEmpty().Max())];

    public IReadOnlyList<IReadOnlyList<CellSurprise>> Reasons(GraphFeatures graph)
    {
        var reasons = new RowReasons(graph, vocabulary);
        return [.. Blocks(reasons.Numbers).Select((block, index) => RowReasons.Oddest(Cells(reasons, index, block.Values)))];
    }

    private double Surprise(int variable, int row, Dictionary<int, int> block)
    {
        var prior = Math.Exp(vocabulary.Schema.LogPrior[row]);
        return Given(variable, block) is { } given
            ? -Math.Log((pairs.GetValueOrDefault((row, given)) + Prior * prior) / (totals.GetValueOrDefault((variable, given)) + Prior))
            : -Math.Log(prior);
    }

    /// <summary>What a block has at the variable that another hangs on; null where that hangs on none.</summary>
    private int? Given(int variable, Dictionary<int, int> block) =>
        parents.TryGetValue(variable, out var parent) && block.TryGetValue(parent, out var given) ? given : null;

    private IEnumerable<CellSurprise> Cells(RowReasons reasons, int block, Dictionary<int, int> values)
    {
        var numbers = reasons.Numbers;
        for (var slot = numbers.SlotOffsets[block] + 1; slot < numbers.SlotOffsets[block + 1]; slot++)
        {
            if (values.TryGetValue(numbers.SlotVariable[slot], out var row))
            {
                yield return reasons.Of(block, slot, row, Math.Exp(-Surprise(numbers.SlotVariable[slot], row, values)));
            }
        }
    }

    /// <summary>Prim's algorithm on mutual information, from the first variable.</summary>
    private void Grow(Dictionary<int, int>[] blocks)
    {
        var variables = blocks.SelectMany(b => b.Keys).Distinct().Order().ToArray();
        var best = new (double Information, int Parent)[variables.Length];
        Array.Fill(best, (0, -1));
        var isIn = new bool[variables.Length];
        for (var added = 0; added < variables.Length; added++)
        {
            var next = Enumerable.Range(0, variables.Length).Where(i => !isIn[i]).MaxBy(i => best[i].Information);
            isIn[next] = true;
            if (best[next].Parent >= 0)
            {
                Count(blocks, variables[next], best[next].Parent);
            }

            for (var i = 0; i < variables.Length; i++)
            {
                if (!isIn[i] && Information(blocks, variables[i], variables[next]) is var shared && shared > best[i].Information)
                {
                    best[i] = (shared, variables[next]);
                }
            }
        }
    }

    private void Count(Dictionary<int, int>[] blocks, int variable, int parent)
    {
        parents[variable] = parent;
        foreach (var block in blocks)
        {
            if (block.TryGetValue(variable, out var row) && block.TryGetValue(parent, out var given))
            {
                pairs[(row, given)] = pairs.GetValueOrDefault((row, given)) + 1;
                totals[(variable, given)] = totals.GetValueOrDefault((variable, given)) + 1;
            }
        }
    }

    /// <summary>In nats times blocks, over blocks that have both.</summary>
    private static double Information(Dictionary<int, int>[] blocks, int first, int second)
    {
        var both = new Dictionary<(int, int), int>();
        foreach (var block in blocks)
        {
            if (block.TryGetValue(first, out var a) && block.TryGetValue(second, out var b))
            {
                both[(a, b)] = both.GetValueOrDefault((a, b)) + 1;
            }
        }

        double all = both.Values.Sum();
        var left = both.GroupBy(p => p.Key.Item1).ToDictionary(g => g.Key, g => g.Sum(p => p.Value));
        var right = both.GroupBy(p => p.Key.Item2).ToDictionary(g => g.Key, g => g.Sum(p => p.Value));
        return left.Count < 2 || right.Count < 2
            ? 0
            : both.Sum(p => p.Value * Math.Log(p.Value * all / ((double)left[p.Key.Item1] * right[p.Key.Item2])));
    }

    /// <summary>For each block its type, or -1, and the rarest thing seen of each variable: a list may hold several.</summary>
    private IEnumerable<(int Type, Dictionary<int, int> Values)> Blocks(CellGraph graph)
    {
        for (var block = 0; block < graph.NodeCount; block++)
        {
            var first = graph.SlotOffsets[block];
            var type = graph.ObservedOffsets[first + 1] > graph.ObservedOffsets[first] ? graph.ObservedRows[graph.ObservedOffsets[first]] : -1;
            var values = new Dictionary<int, int>();
            for (var slot = first + 1; slot < graph.SlotOffsets[block + 1]; slot++)
            {
                foreach (var row in graph.ObservedRows.AsSpan(graph.ObservedOffsets[slot]..graph.ObservedOffsets[slot + 1]))
                {
                    var now = values.GetValueOrDefault(graph.SlotVariable[slot], row);
                    values[graph.SlotVariable[slot]] = vocabulary.Schema.LogPrior[row] < vocabulary.Schema.LogPrior[now] ? row : now;
                }
            }

            yield return (type, values);
        }
    }
}
