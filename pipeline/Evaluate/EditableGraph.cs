using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>A copy of a graph's cells and edges that can be edited; what refers to a block follows its edges.</summary>
internal sealed class EditableGraph(GraphFeatures graph)
{
    private readonly List<Cell>[] cells = [.. graph.Blocks.Select(b => b.Cells.ToList())];
    private readonly List<FeatureEdge> edges = [.. graph.Edges];
    private readonly HashSet<int> removed = [];

    public int Count => cells.Length;

    public bool IsRemoved(int block) => removed.Contains(block);

    public string TypeOf(int block) => graph.Blocks[block].Type;

    public IReadOnlyList<Cell> CellsOf(int block) => cells[block];

    public List<FeatureEdge> EdgesFrom(int block) => edges.FindAll(e => e.From == block && e.Relation != "depends_on");

    public List<FeatureEdge> EdgesTo(int block) => edges.FindAll(e => e.To == block);

    public void Replace(int block, Cell old, Cell next) => cells[block][cells[block].IndexOf(old)] = next with { Instances = old.Instances };

    /// <summary>Removes a path, everything under it, and the edges that go out through it.</summary>
    public void RemovePath(int block, string path)
    {
        cells[block].RemoveAll(c => IsUnder(c.Path, path));
        edges.RemoveAll(e => e.From == block && e.Path.Length > 0 && IsUnder(e.Path, path));
    }

    /// <summary>Points an edge, and the cell that tells of it, at another block.</summary>
    public void Redirect(FeatureEdge edge, int to)
    {
        var old = Cell.Arrow + TypeOf(edge.To);
        edges.Remove(edge);
        edges.Add(edge with { To = to });
        var at = cells[edge.From].FindIndex(c => c.Path == edge.Path && c.Shape == old);
        if (at >= 0)
        {
            cells[edge.From][at] = cells[edge.From][at] with
            {
                Outcome = Cell.Arrow + graph.Blocks[to].Address,
                Shape = Cell.Arrow + TypeOf(to),
            };
        }
    }

    public void Remove(int block)
    {
        removed.Add(block);
        edges.RemoveAll(e => e.From == block || e.To == block);
    }

    public PlantedGraph Build(IEnumerable<int> faulty, FaultKind kind)
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
        var moved = edges.Select(e => e with { From = index[e.From], To = index[e.To] }).ToArray();
        var addresses = faulty.Select(i => graph.Blocks[i].Address).ToHashSet(StringComparer.Ordinal);
        return new PlantedGraph(graph with { Blocks = blocks, Edges = moved }, kind, addresses);
    }

    private SortedSet<string>[] Structure()
    {
        var structure = Enumerable.Range(0, Count).Select(_ => new SortedSet<string>(StringComparer.Ordinal)).ToArray();
        foreach (var edge in edges)
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
