namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>
/// How near blocks are to each other by all that ties them but one reference: where random walks from a block end that do not take it, over
/// references, what blocks are given in common, and values that few have (random walk with restart: Tong et al., ICDM 2006, cut short).
/// </summary>
internal sealed class Proximity
{
    /// <summary>Steps of a walk after the first, and what each further step counts of the one before.</summary>
    private const int Steps = 4;
    private const double Damping = 0.7;

    /// <summary>What has more neighbours ties nobody together.</summary>
    private const int MostNeighbours = 100;

    /// <summary>Of a block's neighbours walks begin with so many, at the most.</summary>
    private const int MostStarts = 30;

    /// <summary>A value that more blocks have ties nobody together.</summary>
    private const int MostWithValue = 8;

    private readonly GraphFeatures graph;
    private readonly int[][] links;
    private readonly double[] now;
    private readonly double[] next;
    private readonly Dictionary<int, double> total = [];
    private readonly List<(int First, Dictionary<int, double> Ends)> walks = [];
    private int walksOf = -1;

    public Proximity(GraphFeatures graph)
    {
        this.graph = graph;
        var shared = graph.SharedInputs.Select(i => i.Blocks).Concat(RareValues(graph)).ToArray();
        var of = graph.Blocks.Select(_ => new SortedSet<int>()).ToArray();
        foreach (var edge in graph.Edges)
        {
            of[edge.From].Add(edge.To);
            of[edge.To].Add(edge.From);
        }

        for (var i = 0; i < shared.Length; i++)
        {
            foreach (var block in shared[i])
            {
                of[block].Add(of.Length + i);
            }
        }

        links = [.. of.Select(set => set.ToArray()), .. shared.Select(set => set.ToArray())];

        (now, next) = (new double[links.Length], new double[links.Length]);
    }

    /// <summary>How near a block is to another without a reference between them, and what is nearest of those of its type that it does not
    /// refer to.</summary>
    /// <param name="Better">How many of these are nearer.</param>
    public readonly record struct Nearness(double Own, double Best, int Better);

    public Nearness Of(int block, int target)
    {
        Walk(block);
        var direct = walks.Find(w => w.First == target).Ends;
        var type = graph.Blocks[target].Type;
        var (own, best, better) = (At(target), 0.0, 0);
        foreach (var end in total.Keys)
        {
            if (end != target && end != block && graph.Blocks[end].Type == type && !links[block].AsSpan().Contains(end))
            {
                var there = At(end);
                best = Math.Max(best, there);
                better += there > own * (1 + 1e-9) ? 1 : 0;
            }
        }

        return new Nearness(own, best, better);

        double At(int end) => total.GetValueOrDefault(end) - (direct?.GetValueOrDefault(end) ?? 0);
    }

    private void Walk(int block)
    {
        if (walksOf == block)
        {
            return;
        }

        walksOf = block;
        total.Clear();
        walks.Clear();
        foreach (var first in links[block].Where(l => links[l].Length <= MostNeighbours).Take(MostStarts))
        {
            var ends = Ends(block, first);
            walks.Add((first, ends));
            foreach (var (end, share) in ends)
            {
                total[end] = total.GetValueOrDefault(end) + share;
            }
        }
    }

    /// <summary>Where walks end that begin with a step to a neighbour and do not come back.</summary>
    private Dictionary<int, double> Ends(int block, int first)
    {
        var ends = new Dictionary<int, double>();
        var (here, weight) = (new List<int> { first }, 1.0);
        now[first] = 1;
        for (var step = 0; step < Steps; step++)
        {
            var there = new List<int>();
            foreach (var at in here)
            {
                var share = now[at] / Math.Max(1, links[at].Length - 1);
                now[at] = 0;
                if (links[at].Length > MostNeighbours)
                {
                    continue;
                }

                foreach (var to in links[at])
                {
                    if (to != block)
                    {
                        if (next[to] == 0)
                        {
                            there.Add(to);
                        }

                        next[to] += share;
                    }
                }
            }

            foreach (var to in there)
            {
                (now[to], next[to]) = (next[to], 0);
                if (to < graph.Blocks.Count)
                {
                    ends[to] = ends.GetValueOrDefault(to) + weight * now[to];
                }
            }

            (here, weight) = (there, weight * Damping);
        }

        foreach (var at in here)
        {
            now[at] = 0;
        }

        return ends;
    }

    /// <summary>Blocks that have the same value at whatever path, where few do.</summary>
    private static IEnumerable<IReadOnlyList<int>> RareValues(GraphFeatures graph)
    {
        var holders = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var block = 0; block < graph.Blocks.Count; block++)
        {
            foreach (var cell in graph.Blocks[block].Cells)
            {
                if (cell.Outcome != cell.Shape && cell.Outcome.Length > 3 && !cell.IsReference && cell.Outcome is not (Cell.Absent or Cell.Unknown or Cell.Present or Cell.Document or "true" or "false"))
                {
                    var list = holders.TryGetValue(cell.Outcome, out var known) ? known : holders[cell.Outcome] = [];
                    if (list.Count == 0 || list[^1] != block)
                    {
                        list.Add(block);
                    }
                }
            }
        }

        return holders.Where(h => h.Value.Count is > 1 and <= MostWithValue).OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => h.Value);
    }
}
