using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Featurize;

/// <summary>Gathers the cells of one block from the rows of its instances.</summary>
internal sealed class CellCollector
{
    private readonly GraphNode first;
    private readonly List<string> instances = [];
    private readonly Dictionary<(string Path, string Outcome), (string Shape, List<int> Instances)> cells = [];
    private readonly HashSet<string> structure = new(StringComparer.Ordinal);
    private readonly HashSet<string> counted = new(StringComparer.Ordinal);
    private int instantiated;

    private CellCollector(GraphNode first) => this.first = first;

    public string Type => FlatTable.KeyOf(first);

    /// <summary>The blocks of a graph sorted by address, and the block of every node, -1 where it is no resource.</summary>
    public static (IReadOnlyList<CellCollector> Blocks, int[] BlockOf) Blocks(FlatGraph graph)
    {
        var byAddress = new SortedDictionary<string, CellCollector>(StringComparer.Ordinal);
        var references = ReferencesByNode(graph);
        var nodeOf = new Dictionary<string, int>(graph.Nodes.Count, StringComparer.Ordinal);
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            nodeOf[graph.Nodes[i].Node.Address] = i;
        }

        foreach (var table in graph.Tables)
        {
            var paths = table.Columns.Select(c => new CellPath(c.Path)).ToArray();
            foreach (var row in table.Rows)
            {
                if (!byAddress.TryGetValue(row.Node.BlockAddress, out var block))
                {
                    byAddress[row.Node.BlockAddress] = block = new CellCollector(row.Node);
                }

                block.AddInstance(row, paths, references.GetValueOrDefault(nodeOf[row.Node.Address]) ?? []);
            }
        }

        var blocks = byAddress.Values.ToArray();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var address in byAddress.Keys)
        {
            index[address] = index.Count;
        }

        var blockOf = new int[graph.Nodes.Count];
        for (var i = 0; i < blockOf.Length; i++)
        {
            var node = graph.Nodes[i].Node;
            blockOf[i] = node.IsResource ? index.GetValueOrDefault(node.BlockAddress, -1) : -1;
        }

        return (blocks, blockOf);
    }

    /// <summary>Adds a structural cell of the block as a whole.</summary>
    public void AddStructure(string path) => structure.Add(path);

    public BlockFeatures Build()
    {
        DropReferencesOfBlocks();
        AddAbsences();
        var built = cells
            .Select(c => new Cell(c.Key.Path, c.Key.Outcome, c.Value.Shape)
            {
                Instances = c.Value.Instances.Count == instances.Count ? [] : [.. c.Value.Instances.Select(i => instances[i])],
            })
            .Concat(structure.Select(path => new Cell(path, Cell.Present, Cell.Present)))
            .OrderBy(c => c.Path, StringComparer.Ordinal).ThenBy(c => c.Outcome, StringComparer.Ordinal);
        return new BlockFeatures(first.BlockAddress, Type, first.ModulePath, instantiated, first.Place, first.CallPlace, [.. built]);
    }

    /// <summary>What each node refers to: the instance by name, so that peers can agree on it, under the shape of its type, which is what
    /// training learns.</summary>
    private static Dictionary<int, List<(string Path, string Outcome, string Shape)>> ReferencesByNode(FlatGraph graph)
    {
        var byNode = new Dictionary<int, List<(string, string, string)>>();
        foreach (var reference in graph.References)
        {
            var to = graph.Nodes[reference.To].Node;
            if (reference.Kind == EdgeKind.Reference && reference.FromPath.Length > 0 && to.IsResource)
            {
                var list = byNode.TryGetValue(reference.From, out var known) ? known : byNode[reference.From] = [];
                list.Add((reference.FromPath, Cell.Arrow + to.Address, Cell.Arrow + FlatTable.KeyOf(to)));
            }
        }

        return byNode;
    }

    private void AddInstance(FlatRow row, CellPath[] paths, List<(string Path, string Outcome, string Shape)> references)
    {
        instances.Add(row.Node.Address);
        instantiated += row.Node.IsInstantiated ? 1 : 0;
        var known = new HashSet<string>(StringComparer.Ordinal);
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in row.Entries)
        {
            var path = paths[entry.Column];
            if (path.Counts)
            {
                // Where count is 0 by default, so are the variables that its arguments come from: they would be set if it were there.
                var isKnown = AddValue(path, entry.Cell) && (row.Node.IsInstantiated || entry.Cell.Kind != FlatKind.Null);
                (isKnown ? known : unknown).Add(path.Text);
            }
        }

        AddReferences(references, known, unknown);
        AddBareBlocks();
    }

    /// <summary>A reference is what stands at a path whose value is not known; where the value is, that says more. A path that is
    /// unknown for another reason is no evidence.</summary>
    private void AddReferences(List<(string Path, string Outcome, string Shape)> references, HashSet<string> known, HashSet<string> unknown)
    {
        foreach (var (path, outcome, shape) in references)
        {
            var isValue = known.Contains(path) && !unknown.Contains(path);
            if (!isValue && path is not ("count" or "for_each" or "depends_on" or "provider") && Evidence.Counts(path))
            {
                unknown.Remove(path);
                known.Remove(path);
                Add(path, outcome, shape);
                AddParents(path);
            }
        }

        foreach (var path in unknown)
        {
            Add(path, Cell.Unknown, Cell.Unknown);
            AddParents(path);
        }
    }

    /// <summary>A block without anything in it has no cell but its count.</summary>
    private void AddBareBlocks()
    {
        var at = instances.Count - 1;
        var seen = cells.Where(c => c.Value.Instances[^1] == at).Select(c => c.Key.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var path in counted)
        {
            if (!seen.Contains(path))
            {
                Add(path, Cell.Present, Cell.Present);
                AddParents(path);
            }
        }

        counted.Clear();
    }

    /// <summary>Adds what a column's cell holds; false where some of it is unknown.</summary>
    private bool AddValue(CellPath path, FlatCell cell)
    {
        switch (cell.Kind)
        {
            case FlatKind.Absent or FlatKind.Null:
                return true;
            case FlatKind.Unknown:
                return path.IsCount;
            case FlatKind.List or FlatKind.Number when path.IsCount:
                if (cell.Text != "0")
                {
                    counted.Add(path.Text);
                }

                return true;
            case FlatKind.List:
                var isKnown = true;
                foreach (var item in cell.Items)
                {
                    isKnown &= AddValue(path, item);
                }

                return isKnown;
            case FlatKind.EmptyMap:
                Add(path.Text, "{}", "empty");
                break;
            case FlatKind.Bool:
                Add(path.Text, cell.Text, "boolean");
                break;
            case FlatKind.Number:
                AddNamed(path, ValueNames.OfNumber(cell.Text));
                break;
            case FlatKind.Text:
                AddNamed(path, path.IsImage ? ValueNames.OfImage(cell.Text) : ValueNames.OfString(cell.Text));
                break;
        }

        AddParents(path.Text);
        return true;
    }

    private void AddNamed(CellPath path, (string Outcome, string Shape) name)
    {
        Add(path.Text, path.IsIdentifying && Evidence.IsNameOfOne(name.Outcome) ? name.Shape : name.Outcome, name.Shape);
    }

    private void AddParents(string path)
    {
        for (var parent = Cell.ParentOf(path); parent.Length > 0; parent = Cell.ParentOf(parent))
        {
            Add(parent, Cell.Present, Cell.Present);
        }
    }

    private void Add(string path, string outcome, string shape)
    {
        var at = instances.Count - 1;
        if (!cells.TryGetValue((path, outcome), out var cell))
        {
            cells[(path, outcome)] = cell = (shape, []);
        }

        if (cell.Instances.Count == 0 || cell.Instances[^1] != at)
        {
            cell.Instances.Add(at);
        }
    }

    /// <summary>Where a block is there to be seen, what the list it was made from refers to adds nothing.</summary>
    private void DropReferencesOfBlocks()
    {
        foreach (var key in cells.Keys.Where(k => k.Outcome.StartsWith(Cell.Arrow, StringComparison.Ordinal)).ToArray())
        {
            if (cells.ContainsKey((key.Path, Cell.Present)))
            {
                cells.Remove(key);
            }
        }
    }

    /// <summary>A path that some instances have and others lack is absent in those, where what it stands in is there.</summary>
    private void AddAbsences()
    {
        if (instances.Count < 2)
        {
            return;
        }

        var having = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        foreach (var (key, cell) in cells)
        {
            (having.TryGetValue(key.Path, out var set) ? set : having[key.Path] = []).UnionWith(cell.Instances);
        }

        foreach (var (path, set) in having)
        {
            var parent = Cell.ParentOf(path);
            var possible = parent.Length > 0 ? having[parent] : [.. Enumerable.Range(0, instances.Count)];
            var lacking = possible.Where(i => !set.Contains(i)).Order().ToList();
            if (lacking.Count > 0)
            {
                cells[(path, Cell.Absent)] = (Cell.Absent, lacking);
            }
        }
    }
}
