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

    /// <summary>Steps over single ties for one block, together: where everything is tied to everything, nothing is near.</summary>
    private const int MostVisits = 500_000;

    private const double Rounding = 1e-12;

    /// <summary>A value that more blocks have ties nobody together.</summary>
    private const int MostWithValue = 8;

    /// <summary>Neighbours of each block, then of each thing that several have.</summary>
    private readonly int[][] links;
    private readonly int[] types;

    // What walking writes to, each thread's own.
    private readonly double[] now;
    private readonly double[] next;
    private readonly Walks all;
    private readonly Walks through;
    private readonly List<int> starts = [];
    private int walkedFrom = -1;
    private int visits;

    public Proximity(GraphFeatures graph)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        types = [.. graph.Blocks.Select(b => numbers.TryGetValue(b.Type, out var number) ? number : numbers[b.Type] = numbers.Count)];
        var of = graph.Blocks.Select(_ => new SortedSet<int>()).ToArray();
        foreach (var edge in graph.Edges)
        {
            of[edge.From].Add(edge.To);
            of[edge.To].Add(edge.From);
        }

        IReadOnlyList<int>[] shared = [.. graph.SharedInputs.Select(i => i.Blocks), .. RareValues(graph)];
        for (var i = 0; i < shared.Length; i++)
        {
            foreach (var block in shared[i])
            {
                of[block].Add(of.Length + i);
            }
        }

        links = [.. of.Select(set => set.ToArray()), .. shared.Select(set => set.ToArray())];
        (now, next) = (new double[links.Length], new double[links.Length]);
        (all, through) = (new Walks(types.Length), new Walks(types.Length));
    }

    private Proximity(Proximity other)
    {
        (links, types) = (other.links, other.types);
        (now, next) = (new double[links.Length], new double[links.Length]);
        (all, through) = (new Walks(types.Length), new Walks(types.Length));
    }

    /// <summary>The same for another thread.</summary>
    public Proximity ForThread() => new(this);

    /// <summary>How near a block is to another without a reference between them, and what is nearest of those of its type that it does not
    /// refer to.</summary>
    /// <param name="Better">How many of these are nearer.</param>
    public readonly record struct Nearness(double Own, double Best, int Better);

    public Nearness Of(int block, int target)
    {
        WalkFrom(block);
        through.Clear();
        if (starts.Contains(target))
        {
            Walk(block, [target], through);
        }

        var (own, best, better) = (Without(target), 0.0, 0);
        foreach (var end in all.Ends)
        {
            if (end != target && end != block && types[end] == types[target] && Array.BinarySearch(links[block], end) < 0)
            {
                var there = Without(end);
                best = Math.Max(best, there);
                better += there > own * (1 + 1e-9) ? 1 : 0;
            }
        }

        return new Nearness(own, best, better);

        // What is left of equal sums by rounding is nothing.
        double Without(int end) => all.At(end) - through.At(end) is > Rounding and var left ? left : 0;
    }

    private void WalkFrom(int block)
    {
        if (walkedFrom == block)
        {
            return;
        }

        (walkedFrom, visits) = (block, 0);
        starts.Clear();
        starts.AddRange(links[block].Where(l => links[l].Length <= MostNeighbours).Take(MostStarts));
        all.Clear();
        Walk(block, starts, all);
    }

    /// <summary>Where walks end that begin with a step to one of some neighbours and do not come back.</summary>
    private void Walk(int block, IReadOnlyList<int> first, Walks into)
    {
        var (here, there, weight) = (new List<int>(first), new List<int>(), 1.0);
        foreach (var start in first)
        {
            now[start] = 1;
        }

        for (var step = 0; step < Steps; step++)
        {
            there.Clear();
            foreach (var at in here)
            {
                var share = now[at] / Math.Max(1, links[at].Length - 1);
                now[at] = 0;
                if (links[at].Length > MostNeighbours || visits > MostVisits)
                {
                    continue;
                }

                visits += links[at].Length;
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
                if (to < types.Length)
                {
                    into.Add(to, weight * now[to]);
                }
            }

            (here, there, weight) = (there, here, weight * Damping);
        }

        foreach (var at in here)
        {
            now[at] = 0;
        }
    }

    /// <summary>Blocks that have the same value at whatever path, where few do.</summary>
    private static IEnumerable<IReadOnlyList<int>> RareValues(GraphFeatures graph)
    {
        var holders = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var block = 0; block < graph.Blocks.Count; block++)
        {
            foreach (var cell in graph.Blocks[block].Cells)
            {
                if (IsTelling(cell))
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

    private static bool IsTelling(Cell cell) => cell.Outcome.Length > 3 && cell.Outcome != cell.Shape && !cell.IsReference
        && cell.Outcome is not (Cell.Absent or Cell.Unknown or Cell.Present or Cell.Document or "true" or "false");

    /// <summary>How much of some walks ends at each block.</summary>
    private sealed class Walks(int blocks)
    {
        private readonly double[] shares = new double[blocks];

        public List<int> Ends { get; } = [];

        public double At(int block) => shares[block];

        public void Add(int block, double share)
        {
            if (shares[block] == 0)
            {
                Ends.Add(block);
            }

            shares[block] += share;
        }

        public void Clear()
        {
            foreach (var end in Ends)
            {
                shares[end] = 0;
            }

            Ends.Clear();
        }
    }
}
