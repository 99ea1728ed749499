using GraphSec.Models;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>A copy of a graph's cells and edges that can be edited; what refers to a block follows its edges.</summary>
internal sealed class EditableGraph(GraphFeatures graph)
{
    private readonly List<Cell>[] cells = [.. graph.Blocks.Select(b => b.Cells.ToList())];
    private readonly List<FeatureEdge>[] outgoing = ByBlock(graph, static e => e.From);
    private readonly List<FeatureEdge>[] incoming = ByBlock(graph, static e => e.To);
    private readonly HashSet<int> removed = [];
    private double[]? degrees;
    private Dictionary<string, (int Given, int All)>? givenByLeaf;
    private Dictionary<string, List<int>>? byType;
    private ILookup<string, string>? named;
    private readonly SortedDictionary<int, string> faults = [];

    public bool HasAttributes => graph.HasAttributes;

    public int Count => cells.Length;

    public bool IsRemoved(int block) => removed.Contains(block);

    public bool IsFaulty(int block) => faults.ContainsKey(block);

    public string TypeOf(int block) => graph.Blocks[block].Type;

    /// <summary>All blocks of a type, removed ones too.</summary>
    public IReadOnlyList<int> BlocksOf(string type)
    {
        if (byType is null)
        {
            byType = new Dictionary<string, List<int>>(StringComparer.Ordinal);
            for (var block = 0; block < Count; block++)
            {
                (byType.TryGetValue(TypeOf(block), out var list) ? list : byType[TypeOf(block)] = []).Add(block);
            }
        }

        return byType.TryGetValue(type, out var blocks) ? blocks : [];
    }

    public string ModuleOf(int block) => graph.Blocks[block].ModulePath;

    public IReadOnlyList<Cell> CellsOf(int block) => cells[block];

    public List<Cell> CellsAt(int block, string path) => cells[block].FindAll(c => c.Path == path);

    /// <summary>How many values of a name variables and other resources give, and how many there are, in the graph as it was and without one block.
    /// </summary>
    public (int Given, int All) Given(int block, string leaf)
    {
        if (givenByLeaf is null)
        {
            givenByLeaf = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
            foreach (var cell in graph.Blocks.SelectMany(each => each.Cells))
            {
                var (given, all) = givenByLeaf.GetValueOrDefault(Cell.LeafOf(cell.Path));
                givenByLeaf[Cell.LeafOf(cell.Path)] = (given + (cell.IsGiven ? 1 : 0), all + (cell.IsGiven || cell.IsWritten ? 1 : 0));
            }
        }

        var own = graph.Blocks[block].Cells.Where(cell => Cell.LeafOf(cell.Path) == leaf).ToArray();
        var (sum, total) = givenByLeaf.GetValueOrDefault(leaf);
        return (sum - own.Count(cell => cell.IsGiven), total - own.Count(cell => cell.IsGiven || cell.IsWritten));
    }

    /// <summary>References that lead elsewhere after a mistake: those that a cell tells of. Where an argument's value is known, the cell has that
    /// instead, and a block whose edge alone were moved would look as it did before.</summary>
    public List<FeatureEdge> EdgesFrom(int block) => outgoing[block].FindAll(e => e.Relation != "depends_on"
        && (!graph.HasDirectReferences || cells[block].Exists(c => Tells(c, e))));

    public IReadOnlyList<FeatureEdge> EdgesTo(int block) => incoming[block];

    public void Replace(int block, Cell old, Cell next) => cells[block][cells[block].IndexOf(old)] = next with { Instances = old.Instances };

    /// <summary>Puts a value where any other stood, or none.</summary>
    public void Set(int block, string path, string value)
    {
        RemovePath(block, path);
        cells[block].Add(FaultValue.At(path, value));
    }

    /// <summary>Puts a value beside those that stand there.</summary>
    public void Add(int block, Cell cell) => cells[block].Add(cell);

    /// <summary>Of what stands at a path leaves one cell, and of the edges that go out through it those that it tells of.</summary>
    public void KeepOne(int block, Cell cell)
    {
        cells[block].RemoveAll(c => c.Path == cell.Path && c != cell);
        RemoveEdges(outgoing[block].FindAll(e => e.Path == cell.Path && !Tells(cell, e)));
    }

    /// <summary>Removes a path, everything under it, and the edges that go out through it.</summary>
    public void RemovePath(int block, string path)
    {
        cells[block].RemoveAll(c => IsUnder(c.Path, path));
        RemoveEdges(outgoing[block].FindAll(e => e.Path.Length > 0 && IsUnder(e.Path, path)));
    }

    /// <summary>Points an edge, and the cells that tell of it, at another block: at the instances of the same keys, where somebody refers to
    /// them, else at one that is referred to.</summary>
    public void Redirect(FeatureEdge edge, int to)
    {
        RemoveEdges([edge]);
        outgoing[edge.From].Add(edge with { To = to });
        incoming[to].Add(edge with { To = to });
        var moved = cells[edge.From].FindAll(c => Tells(c, edge));
        cells[edge.From].RemoveAll(moved.Contains);
        foreach (var same in moved.Select(c => c with { Outcome = At(to, c.Outcome), Shape = Cell.Arrow + TypeOf(to) }).GroupBy(c => c.Outcome, StringComparer.Ordinal))
        {
            string[] instances = same.Any(c => c.Instances.Count == 0) ? [] : [.. same.SelectMany(c => c.Instances).Distinct(StringComparer.Ordinal)];
            cells[edge.From].Add(same.First() with { Instances = instances });
        }
    }

    /// <summary>How a reference names a block, or an instance of it, in the place of another one.</summary>
    private string At(int block, string other)
    {
        var address = Cell.Arrow + graph.Blocks[block].Address;
        var names = Named[graph.Blocks[block].Address];
        var key = other.EndsWith(']') ? other[other.LastIndexOf('[')..] : "";
        return names.FirstOrDefault(name => key.Length > 0 && name.EndsWith(key, StringComparison.Ordinal)) ?? names.FirstOrDefault() ?? address;
    }

    /// <summary>Other instances of what a reference leads to that something refers to, where they are told apart by name. Numbers are
    /// handed out in turn, and one is as good as another.</summary>
    public IEnumerable<string> OtherInstances(Cell reference) => !reference.Outcome.EndsWith("\"]", StringComparison.Ordinal) ? []
        : Named[BlockOf(reference.Outcome)].Where(name => name != reference.Outcome && name.EndsWith("\"]", StringComparison.Ordinal));

    /// <summary>How references name each block and its instances.</summary>
    private ILookup<string, string> Named => named ??= graph.Blocks.SelectMany(b => b.Cells).Where(c => c.IsReference).Select(c => c.Outcome)
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToLookup(BlockOf, StringComparer.Ordinal);

    private bool Tells(Cell cell, FeatureEdge edge) =>
        cell.Path == edge.Path && cell.IsReference && BlockOf(cell.Outcome) == graph.Blocks[edge.To].Address;

    private static string BlockOf(string outcome)
    {
        var address = outcome[Cell.Arrow.Length..];
        return address.Contains('[', StringComparison.Ordinal) ? ResourceAddress.TryParse(address)?.BlockAddress ?? address : address;
    }

    /// <summary>Two edges exchange where they lead.</summary>
    public void Exchange(FeatureEdge first, FeatureEdge second)
    {
        Redirect(first, second.To);
        Redirect(second, first.To);
    }

    /// <summary>Leaves to one of a block's instances what was changed in its attributes: the others keep what they had.</summary>
    /// <param name="before">The block's cells before that.</param>
    public void Confine(int block, IReadOnlyList<Cell> before, Pcg32 random)
    {
        var names = InstancesOf(block, before);
        var one = names[random.Next(names.Count)];
        string[] others = [.. names.Where(name => name != one)];
        var (old, now) = (before.ToLookup(c => c.Path, StringComparer.Ordinal), cells[block].ToLookup(c => c.Path, StringComparer.Ordinal));
        foreach (var path in old.Select(g => g.Key).Union(now.Select(g => g.Key), StringComparer.Ordinal).Where(path => !Cell.IsStructural(path)))
        {
            if (!old[path].Select(c => c.Outcome).SequenceEqual(now[path].Select(c => c.Outcome)))
            {
                Cell[] kept = [.. Held(old[path], others, path), .. Held(now[path], [one], path)];
                cells[block].RemoveAll(c => c.Path == path);
                cells[block].AddRange(kept.GroupBy(c => c.Outcome, StringComparer.Ordinal)
                    .Select(same => same.First() with { Instances = InOrder(same.SelectMany(c => c.Instances).ToHashSet(StringComparer.Ordinal)) }));
            }
        }

        // No list is all instances.
        string[] InOrder(HashSet<string> some) => some.Count == names.Count ? [] : [.. names.Where(some.Contains)];
    }

    /// <summary>What some instances have of a path's cells.</summary>
    private static IEnumerable<Cell> Held(IEnumerable<Cell> cells, string[] instances, string path)
    {
        var any = false;
        foreach (var cell in cells)
        {
            any = true;
            string[] holders = cell.Instances.Count == 0 ? instances : [.. instances.Where(cell.Instances.Contains)];
            if (holders.Length > 0)
            {
                yield return cell with { Instances = holders };
            }
        }

        if (!any)
        {
            yield return new Cell(path, Cell.Absent, Cell.Absent) { Instances = instances };
        }
    }

    /// <summary>Names of a block's instances: those that its cells tell of, and made-up ones for the rest.</summary>
    private List<string> InstancesOf(int block, IReadOnlyList<Cell> told)
    {
        var names = told.SelectMany(c => c.Instances).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        for (var i = 0; names.Count < graph.Blocks[block].Instances; i++)
        {
            var name = FormattableString.Invariant($"{graph.Blocks[block].Address}[{i}]");
            if (!names.Contains(name))
            {
                names.Add(name);
            }
        }

        return names;
    }

    public bool HasInstances(int block) => graph.Blocks[block].Instances > 1;

    /// <summary>The other blocks, those with as many edges and cells first.</summary>
    public IEnumerable<int> Nearest(int block)
    {
        degrees ??= graph.Degrees();
        return Enumerable.Range(0, Count).Where(i => i != block)
            .OrderBy(i => Math.Abs(degrees[i] - degrees[block])).ThenBy(i => Math.Abs(cells[i].Count - cells[block].Count))
            .ThenBy(i => (i - block + Count) % Count);
    }

    public void Remove(int block)
    {
        removed.Add(block);
        RemoveEdges([.. outgoing[block], .. incoming[block]]);
    }

    public void Mark(int block, string fault) => faults[block] = fault;

    /// <param name="kinds">The faults whose figures count this graph.</param>
    /// <param name="controls">Blocks to compare with, by index; null for all.</param>
    public PlantedGraph Build(IReadOnlySet<string> kinds, IEnumerable<int>? controls)
    {
        var kept = Enumerable.Range(0, Count).Where(i => !removed.Contains(i)).ToArray();
        var index = new int[Count];
        Array.Fill(index, -1);
        for (var i = 0; i < kept.Length; i++)
        {
            index[kept[i]] = i;
        }

        var structure = Structure();
        var blocks = kept.Select(i => graph.Blocks[i] with
        {
            Cells = [.. cells[i].Where(c => !Cell.IsStructural(c.Path)).Concat(structure[i].Select(p => new Cell(p, Cell.Present, Cell.Present)))
                .OrderBy(c => c.Path, StringComparer.Ordinal).ThenBy(c => c.Outcome, StringComparer.Ordinal)],
        }).ToArray();
        var moved = outgoing.SelectMany(o => o).Select(e => e with { From = index[e.From], To = index[e.To] }).ToArray();
        var planted = graph with { Blocks = blocks, Edges = moved, SharedInputs = Kept(index) };
        return new PlantedGraph(planted, kinds, [.. kept.Select(i => faults.GetValueOrDefault(i))])
        {
            IsControl = controls is null ? null : [.. kept.Select(controls.ToHashSet().Contains)],
        };
    }

    /// <param name="index">New number of each block, or -1.</param>
    private SharedInput[] Kept(int[] index) => removed.Count == 0 ? [.. graph.SharedInputs]
        : [.. graph.SharedInputs.Select(i => i with { Blocks = [.. i.Blocks.Select(b => index[b]).Where(b => b >= 0)] }).Where(i => i.Blocks.Count > 1)];

    private static List<FeatureEdge>[] ByBlock(GraphFeatures graph, Func<FeatureEdge, int> end)
    {
        var lists = graph.Blocks.Select(_ => new List<FeatureEdge>()).ToArray();
        foreach (var edge in graph.Edges)
        {
            lists[end(edge)].Add(edge);
        }

        return lists;
    }

    private void RemoveEdges(IReadOnlyList<FeatureEdge> edges)
    {
        foreach (var edge in edges)
        {
            outgoing[edge.From].Remove(edge);
            incoming[edge.To].Remove(edge);
        }
    }

    private SortedSet<string>[] Structure()
    {
        var structure = Enumerable.Range(0, Count).Select(_ => new SortedSet<string>(StringComparer.Ordinal)).ToArray();
        foreach (var edge in outgoing.SelectMany(o => o))
        {
            structure[edge.To].Add((graph.HasDirectReferences ? "<-" : "<~") + TypeOf(edge.From));
            if (!graph.HasDirectReferences)
            {
                structure[edge.From].Add("~>" + TypeOf(edge.To));
            }
        }

        return structure;
    }

    private static bool IsUnder(string path, string parent) =>
        path.StartsWith(parent, StringComparison.Ordinal) && (path.Length == parent.Length || path[parent.Length] is '.' or '[');
}
