namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>
/// Where the references of a graph lead, beside where they could have led: whether others share what is referred to, whether something
/// else of its type is left over, which of them the rest of the neighbourhood is tied to and is given the same, and whose module it is. Names
/// play no part.
/// </summary>
internal sealed class ReferenceContext
{
    /// <summary>Numbers of a reference.</summary>
    public const int Width = 21;

    /// <summary>A block with more neighbours ties nobody together.</summary>
    private const int MostNeighbours = 100;

    private readonly GraphFeatures graph;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> types = new(StringComparer.Ordinal);
    private readonly HashSet<int>[] neighbours;
    private readonly Dictionary<(string Type, string Path), Targets> targetsOf = [];
    private readonly Dictionary<(string From, string To), int> crossings = [];
    private readonly Dictionary<string, int> leaving = new(StringComparer.Ordinal);
    private readonly Lazy<List<int>[]> outgoing;
    private readonly Lazy<int[]> connected;
    private readonly Lazy<int> mostConnected;

    // What looking writes to, each thread's own.
    private readonly Dictionary<int, double> ties = [];
    private readonly Dictionary<string, (int End, double Tie, double Next)> bestTies = new(StringComparer.Ordinal);
    private readonly Proximity proximity;
    private readonly CommonInputs inputs;
    private int tiesOf = -1;

    public ReferenceContext(GraphFeatures graph)
    {
        this.graph = graph;
        neighbours = new HashSet<int>[graph.Blocks.Count];
        for (var i = 0; i < neighbours.Length; i++)
        {
            var block = graph.Blocks[i];
            neighbours[i] = [];
            numbers[block.Address] = i;
            types[block.Type] = types.GetValueOrDefault(block.Type) + 1;
        }

        foreach (var edge in graph.Edges)
        {
            neighbours[edge.From].Add(edge.To);
            neighbours[edge.To].Add(edge.From);
            var (from, to) = (graph.Blocks[edge.From], graph.Blocks[edge.To]);
            crossings[(from.ModulePath, to.ModulePath)] = crossings.GetValueOrDefault((from.ModulePath, to.ModulePath)) + 1;
            leaving[from.ModulePath] = leaving.GetValueOrDefault(from.ModulePath) + 1;
        }

        (outgoing, connected) = (new Lazy<List<int>[]>(Outgoing), new Lazy<int[]>(Connected));
        mostConnected = new Lazy<int>(() => connected.Value.DefaultIfEmpty(1).Max());
        proximity = new Proximity(graph);
        inputs = new CommonInputs(graph);
        for (var i = 0; i < neighbours.Length; i++)
        {
            foreach (var cell in graph.Blocks[i].Cells)
            {
                if (cell.IsReference && (numbers[cell.Outcome[Cell.Arrow.Length..]] = Find(cell)) is >= 0 and var target)
                {
                    var key = (graph.Blocks[i].Type, cell.Path);
                    (targetsOf.TryGetValue(key, out var known) ? known : targetsOf[key] = new Targets()).Add(cell.Outcome, target, graph.Blocks[target].Type);
                }
            }
        }
    }

    private ReferenceContext(ReferenceContext other)
    {
        (graph, neighbours, outgoing, connected, mostConnected) = (other.graph, other.neighbours, other.outgoing, other.connected, other.mostConnected);
        (numbers, types, targetsOf, crossings, leaving) = (other.numbers, other.types, other.targetsOf, other.crossings, other.leaving);
        (proximity, inputs) = (other.proximity.ForThread(), other.inputs.ForThread());
    }

    /// <summary>The same for another thread.</summary>
    public ReferenceContext ForThread() => new(this);

    /// <summary>Zeros for what is no reference to a block of the graph.</summary>
    public void Fill(int block, Cell cell, Span<float> into)
    {
        into[..Width].Clear();
        var target = cell.IsReference ? TargetOf(cell) : -1;
        if (target < 0 || !targetsOf.TryGetValue((graph.Blocks[block].Type, cell.Path), out var targets))
        {
            return;
        }

        var (own, other) = (graph.Blocks[block], graph.Blocks[target]);
        var same = types[other.Type];
        var references = targets.References;
        var shared = targets.Of(cell.Outcome);
        var (tie, best) = Ties(block, target, other.Type);
        var (across, all) = Crossings(block, own.ModulePath, other.ModulePath);
        into[0] = 1;
        into[1] = Log(shared - 1);
        into[2] = Log((references - shared) / (double)Math.Max(1, targets.Count - 1) - 1);
        into[3] = Log(same - targets.OfType(other.Type));
        into[4] = Log(same - 1);
        into[5] = Log(targets.Count - 1);
        into[6] = (float)tie;
        into[7] = (float)Math.Max(0, best - tie);
        into[8] = best > 0 ? (float)(tie / Math.Max(best, tie)) : 1;
        into[9] = own.ModulePath == other.ModulePath ? 1 : 0;
        into[10] = Log(across);
        into[11] = (float)(across / (double)Math.Max(1, all));
        var near = proximity.Of(block, target);
        into[12] = (float)Math.Log(near.Own + 1e-3);
        into[13] = (float)Math.Log(near.Best + 1e-3);
        into[14] = (float)(near.Own / (near.Own + near.Best + 1e-6));
        into[15] = Log(near.Better);
        into[16] = Log(same - 1 - near.Better);
        var (common, most) = inputs.Of(block, target, neighbours[block], repeats: false);
        into[17] = (float)common;
        into[18] = (float)Math.Max(0, most - common);
        (common, most) = inputs.Of(block, target, neighbours[block], repeats: true);
        into[19] = (float)common;
        into[20] = (float)Math.Max(0, most - common);
    }

    /// <summary>Blocks that a block is connected to by references, either way and over others, itself included.</summary>
    public int ConnectedTo(int block) => connected.Value[block];

    /// <summary>The same of the block that is connected to most: how far the graph hangs together.</summary>
    public int MostConnected => mostConnected.Value;

    private int[] Connected()
    {
        var (sizes, members) = (new int[neighbours.Length], new List<int>());
        for (var start = 0; start < sizes.Length; start++)
        {
            if (sizes[start] > 0)
            {
                continue;
            }

            members.Clear();
            members.Add(start);
            sizes[start] = 1;
            for (var i = 0; i < members.Count; i++)
            {
                foreach (var other in neighbours[members[i]])
                {
                    if (sizes[other] == 0)
                    {
                        sizes[other] = 1;
                        members.Add(other);
                    }
                }
            }

            foreach (var member in members)
            {
                sizes[member] = members.Count;
            }
        }

        return sizes;
    }

    /// <summary>How closely a block is tied to what it refers to by neighbours that both have, and to what it could have referred to at
    /// best: Σ 1 / ln(1 + neighbours of each), after Adamic and Adar (Social Networks 2003).</summary>
    private (double Tie, double Best) Ties(int block, int target, string type)
    {
        if (tiesOf != block)
        {
            tiesOf = block;
            ties.Clear();
            foreach (var between in neighbours[block])
            {
                if (neighbours[between].Count <= MostNeighbours)
                {
                    var tie = 1 / Math.Log(1 + neighbours[between].Count);
                    foreach (var end in neighbours[between])
                    {
                        if (end != block)
                        {
                            ties[end] = ties.GetValueOrDefault(end) + tie;
                        }
                    }
                }
            }

            bestTies.Clear();
            foreach (var (end, tie) in ties)
            {
                if (!neighbours[block].Contains(end))
                {
                    NoteTie(graph.Blocks[end].Type, end, tie);
                }
            }
        }

        var best = bestTies.GetValueOrDefault(type);
        return (ties.GetValueOrDefault(target), best.End == target ? best.Next : best.Tie);
    }

    /// <summary>Keeps the two best of a type: the best may be what is referred to itself.</summary>
    private void NoteTie(string type, int end, double tie)
    {
        var best = bestTies.TryGetValue(type, out var known) ? known : (-1, 0, 0);
        bestTies[type] = tie > best.Tie ? (end, tie, best.Tie) : best with { Next = Math.Max(best.Next, tie) };
    }

    /// <summary>References from one module to another, and all from it, the block's own left out.</summary>
    private (int Across, int Leaving) Crossings(int block, string from, string to)
    {
        var (across, all) = (crossings.GetValueOrDefault((from, to)), leaving.GetValueOrDefault(from));
        foreach (var edge in outgoing.Value[block])
        {
            all--;
            across -= graph.Blocks[edge].ModulePath == to ? 1 : 0;
        }

        return (Math.Max(0, across), Math.Max(0, all));
    }

    /// <summary>Number of the block that a cell refers to, or to one instance of, or -1.</summary>
    private int TargetOf(Cell cell) => numbers.GetValueOrDefault(cell.Outcome[Cell.Arrow.Length..], -1);

    private int Find(Cell cell)
    {
        var address = cell.Outcome[Cell.Arrow.Length..];
        if (numbers.TryGetValue(address, out var number))
        {
            return number;
        }

        var block = address.Contains('[', StringComparison.Ordinal) ? ResourceAddress.TryParse(address)?.BlockAddress : null;
        return block is null ? -1 : numbers.GetValueOrDefault(block, -1);
    }

    private List<int>[] Outgoing()
    {
        var lists = graph.Blocks.Select(_ => new List<int>()).ToArray();
        foreach (var edge in graph.Edges)
        {
            lists[edge.From].Add(edge.To);
        }

        return lists;
    }

    private static float Log(double count) => (float)Math.Log(1 + Math.Max(0, count));

    /// <summary>What the blocks of a type refer to by a path, and how often. Instances of one block are told apart, as references do.</summary>
    private sealed class Targets
    {
        private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
        private readonly Dictionary<string, HashSet<int>> types = new(StringComparer.Ordinal);

        public int References { get; private set; }

        public int Count => counts.Count;

        public void Add(string outcome, int target, string type)
        {
            References++;
            counts[outcome] = counts.GetValueOrDefault(outcome) + 1;
            (types.TryGetValue(type, out var blocks) ? blocks : types[type] = []).Add(target);
        }

        public int Of(string outcome) => counts[outcome];

        /// <summary>How many blocks of a type are among them.</summary>
        public int OfType(string type) => types[type].Count;
    }
}
