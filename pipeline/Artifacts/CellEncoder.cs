using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>Turns a graph's cells into slots of a vocabulary. Cells outside it are left to the comparison with peers, but what
/// words they share with it still reaches the encoder.</summary>
public sealed class CellEncoder(Vocabulary vocabulary)
{
    private readonly List<int> slotOffsets = [];
    private readonly List<int> slotVariables = [];
    private readonly List<int> slotParents = [];
    private readonly List<string> slotPaths = [];
    private readonly List<int> observedOffsets = [];
    private readonly List<int> observedRows = [];
    private readonly List<int> inputOffsets = [];
    private readonly List<int> inputTokens = [];
    private readonly List<int> inputSlots = [];
    private readonly Dictionary<(int Block, string Path), int> slotOf = [];

    public static EncodedGraph Encode(GraphFeatures graph, Vocabulary vocabulary) => new CellEncoder(vocabulary).Encode(graph);

    private EncodedGraph Encode(GraphFeatures graph)
    {
        slotOffsets.Add(0);
        observedOffsets.Add(0);
        inputOffsets.Add(0);
        for (var i = 0; i < graph.Blocks.Count; i++)
        {
            AddBlock(graph, i);
        }

        var edges = graph.Edges;
        var numbers = new CellGraph
        {
            NodeCount = graph.Blocks.Count,
            SlotOffsets = [.. slotOffsets],
            SlotVariable = [.. slotVariables],
            SlotParent = [.. slotParents],
            ObservedOffsets = [.. observedOffsets],
            ObservedRows = [.. observedRows],
            InputOffsets = [.. inputOffsets],
            InputTokens = [.. inputTokens],
            InputSlots = [.. inputSlots],
            EdgeFrom = [.. edges.Select(e => e.From)],
            EdgeTo = [.. edges.Select(e => e.To)],
            EdgeRelation = [.. edges.Select(e => vocabulary.RelationOf(e.Relation))],
            EdgeFromSlot = [.. edges.Select(e => FromSlot(graph, e))],
            EdgeToSlot = [.. edges.Select(e => ToSlot(graph, e))],
            NodeWeight = [.. graph.Blocks.Select(b => b.Weight)],
            GraphOffsets = [0, graph.Blocks.Count],
        };
        return new EncodedGraph(graph, numbers, slotPaths);
    }

    private void AddBlock(GraphFeatures graph, int index)
    {
        var block = graph.Blocks[index];
        var type = vocabulary.TypeOf(block.Type);
        AddSlot(index, "", Vocabulary.KindVariable);
        if (type >= 0)
        {
            observedRows.Add(type);
        }

        observedOffsets.Add(observedRows.Count);
        AddInputs(Vocabulary.TypeTokens(block.Type), -1);
        var cells = ByPath(block.Cells);
        if (type >= 0)
        {
            AddKnownPaths(graph, index, type, cells);
        }

        foreach (var cell in block.Cells)
        {
            if (cell.Outcome is not (Cell.Absent or Cell.Unknown))
            {
                AddCellInputs(index, type, cell);
            }
        }

        slotOffsets.Add(slotVariables.Count);
        inputOffsets.Add(inputTokens.Count);
    }

    private void AddKnownPaths(GraphFeatures graph, int index, int type, Dictionary<string, List<Cell>> cells)
    {
        foreach (var words in vocabulary.Types[type].Variables)
        {
            var parent = Cell.ParentOf(words.Path);
            var seen = cells.GetValueOrDefault(words.Path);
            if (!graph.Speaks(words.Path) || (parent.Length > 0 && !cells.ContainsKey(parent))
                || (seen is null && !graph.AbsenceIsEvidence) || (seen is not null && seen.Exists(c => c.Outcome == Cell.Unknown)))
            {
                continue;
            }

            var variable = vocabulary.VariableOf(type, words.Path);
            AddSlot(index, words.Path, variable);
            foreach (var cell in seen ?? [])
            {
                AddObserved(vocabulary.RowOf(variable, cell.Outcome, cell.Shape));
            }

            if (seen is null)
            {
                AddObserved(vocabulary.RowOf(variable, Cell.Absent, Cell.Absent));
            }

            observedOffsets.Add(observedRows.Count);
        }
    }

    private void AddSlot(int block, string path, int variable)
    {
        slotOf[(block, path)] = slotVariables.Count;
        slotVariables.Add(variable);
        slotParents.Add(NearestSlot(block, Cell.ParentOf(path)));
        slotPaths.Add(path);
    }

    private void AddObserved(int row)
    {
        if (row >= 0)
        {
            observedRows.Add(row);
        }
    }

    private void AddCellInputs(int index, int type, Cell cell)
    {
        var slot = NearestSlot(index, cell.Path);
        var variable = type >= 0 ? vocabulary.VariableOf(type, cell.Path) : -1;
        var row = variable >= 0 ? vocabulary.RowOf(variable, cell.Outcome, cell.Shape) : -1;
        if (row >= 0)
        {
            for (var t = vocabulary.Schema.RowTokenOffsets[row]; t < vocabulary.Schema.RowTokenOffsets[row + 1]; t++)
            {
                inputTokens.Add(vocabulary.Schema.RowTokens[t]);
                inputSlots.Add(slot);
            }

            return;
        }

        AddInputs(Vocabulary.CellTokens(cell.Path, cell.Outcome), slot);
        AddInputs(Vocabulary.CellTokens(cell.Path, cell.Shape), slot);
    }

    private void AddInputs(IEnumerable<string> words, int slot)
    {
        foreach (var word in words)
        {
            var token = vocabulary.TokenOf(word);
            if (token >= 0)
            {
                inputTokens.Add(token);
                inputSlots.Add(slot);
            }
        }
    }

    /// <summary>Slot of a path, or of the nearest block around it; -1 where none is asked for.</summary>
    private int NearestSlot(int block, string path)
    {
        for (; path.Length > 0; path = Cell.ParentOf(path))
        {
            if (slotOf.TryGetValue((block, path), out var slot))
            {
                return slot;
            }
        }

        return -1;
    }

    private int FromSlot(GraphFeatures graph, FeatureEdge edge) => graph.HasDirectReferences
        ? NearestSlot(edge.From, edge.Path)
        : slotOf.GetValueOrDefault((edge.From, "~>" + graph.Blocks[edge.To].Type), -1);

    private int ToSlot(GraphFeatures graph, FeatureEdge edge)
    {
        var prefix = graph.HasDirectReferences ? "<-" : "<~";
        return slotOf.GetValueOrDefault((edge.To, prefix + graph.Blocks[edge.From].Type), -1);
    }

    private static Dictionary<string, List<Cell>> ByPath(IReadOnlyList<Cell> cells)
    {
        var byPath = new Dictionary<string, List<Cell>>(StringComparer.Ordinal);
        foreach (var cell in cells)
        {
            if (!byPath.TryGetValue(cell.Path, out var list))
            {
                byPath[cell.Path] = list = [];
            }

            list.Add(cell);
        }

        return byPath;
    }
}
