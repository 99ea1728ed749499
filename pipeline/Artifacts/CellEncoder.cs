using System.Runtime.InteropServices;
using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>Turns a graph's cells into slots of a vocabulary. Cells outside it are left to the comparison with peers, but what
/// words they share with it still reaches the encoder.</summary>
public sealed class CellEncoder
{
    private readonly Vocabulary vocabulary;
    private readonly GraphFeatures graph;
    private readonly TypeWords?[] wordsOf;
    private readonly int[] slotOffsets;
    private readonly List<int> slotVariables = [];
    private readonly List<int> slotParents = [];
    private readonly List<int> observedOffsets = [0];
    private readonly List<int> observedRows = [];
    private readonly int[] inputOffsets;
    private readonly List<int> inputTokens = [];
    private readonly List<int> inputSlots = [];
    private readonly int[] cellOffsets;
    private readonly Cell[] allCells;
    private readonly int[] cellPaths;
    private readonly int[] cellOutcomes;
    private int[] firstCell = [];
    private int[] nextCell = [];

    private CellEncoder(GraphFeatures graph, Vocabulary vocabulary)
    {
        (this.graph, this.vocabulary) = (graph, vocabulary);
        var blocks = graph.Blocks.Count;
        wordsOf = new TypeWords?[blocks];
        (slotOffsets, inputOffsets, cellOffsets) = (new int[blocks + 1], new int[blocks + 1], new int[blocks + 1]);
        for (var i = 0; i < blocks; i++)
        {
            cellOffsets[i + 1] = cellOffsets[i] + graph.Blocks[i].Cells.Count;
        }

        allCells = new Cell[cellOffsets[blocks]];
        for (var i = 0; i < blocks; i++)
        {
            var at = cellOffsets[i];
            foreach (var cell in graph.Blocks[i].Cells)
            {
                allCells[at++] = cell;
            }
        }

        (cellPaths, cellOutcomes) = (new int[allCells.Length], new int[allCells.Length]);
    }

    public static EncodedGraph Encode(GraphFeatures graph, Vocabulary vocabulary) => new CellEncoder(graph, vocabulary).Encode();

    private EncodedGraph Encode()
    {
        for (var i = 0; i < graph.Blocks.Count; i++)
        {
            AddBlock(i);
        }

        var edges = graph.Edges;
        var (from, to, relation) = (new int[edges.Count], new int[edges.Count], new int[edges.Count]);
        var (fromSlot, toSlot) = (new int[edges.Count], new int[edges.Count]);
        for (var e = 0; e < from.Length; e++)
        {
            var edge = edges[e];
            (from[e], to[e], relation[e]) = (edge.From, edge.To, vocabulary.RelationOf(edge.Relation));
            (fromSlot[e], toSlot[e]) = (FromSlot(edge), ToSlot(edge));
        }

        var numbers = new CellGraph
        {
            NodeCount = graph.Blocks.Count,
            SlotOffsets = slotOffsets,
            SlotVariable = [.. slotVariables],
            SlotParent = [.. slotParents],
            ObservedOffsets = [.. observedOffsets],
            ObservedRows = [.. observedRows],
            InputOffsets = inputOffsets,
            InputTokens = [.. inputTokens],
            InputSlots = [.. inputSlots],
            EdgeFrom = from,
            EdgeTo = to,
            EdgeRelation = relation,
            EdgeFromSlot = fromSlot,
            EdgeToSlot = toSlot,
            NodeWeight = [.. graph.Blocks.Select(b => b.Weight)],
            GraphOffsets = [0, graph.Blocks.Count],
        };
        return new EncodedGraph(graph, numbers) { CellOffsets = cellOffsets, Cells = allCells, CellPaths = cellPaths, CellOutcomes = cellOutcomes };
    }

    private void AddBlock(int index)
    {
        var block = graph.Blocks[index];
        var type = vocabulary.TypeOf(block.Type);
        slotVariables.Add(Vocabulary.KindVariable);
        slotParents.Add(-1);
        if (type >= 0)
        {
            observedRows.Add(type);
        }

        observedOffsets.Add(observedRows.Count);
        AddTypeInputs(type, block.Type);
        var paths = cellPaths.AsSpan(cellOffsets[index]..cellOffsets[index + 1]);
        var outcomes = cellOutcomes.AsSpan(cellOffsets[index]..cellOffsets[index + 1]);
        var cells = allCells.AsSpan(cellOffsets[index]..cellOffsets[index + 1]);
        paths.Fill(-1);
        outcomes.Fill(-1);
        if (type >= 0)
        {
            var words = wordsOf[index] = vocabulary.WordsOf(type);
            Link(words, cells, paths, outcomes);
            AddKnownPaths(index, words, cells, outcomes);
        }

        // What a block shows is known before its cells are: the slots stand.
        slotOffsets[index + 1] = slotVariables.Count;
        for (var c = 0; c < paths.Length; c++)
        {
            if (cells[c].Outcome is not (Cell.Absent or Cell.Unknown))
            {
                AddCellInputs(index, cells[c], paths[c], outcomes[c]);
            }
        }

        inputOffsets[index + 1] = inputTokens.Count;
    }

    /// <summary>Numbers the cells of a block, and chains those of one path in their order.</summary>
    private void Link(TypeWords words, ReadOnlySpan<Cell> cells, Span<int> paths, Span<int> outcomes)
    {
        firstCell = firstCell.Length < words.Count ? new int[words.Count] : firstCell;
        nextCell = nextCell.Length < cells.Length ? new int[cells.Length * 2] : nextCell;
        Array.Fill(firstCell, -1, 0, words.Count);
        for (var c = cells.Length - 1; c >= 0; c--)
        {
            var path = paths[c] = words.NumberOf(cells[c].Path);
            if (path >= 0)
            {
                outcomes[c] = words.Of(path).NumberOf(cells[c].Outcome);
                (nextCell[c], firstCell[path]) = (firstCell[path], c);
            }
        }
    }

    private void AddKnownPaths(int index, TypeWords words, ReadOnlySpan<Cell> cells, ReadOnlySpan<int> outcomes)
    {
        for (var path = 0; path < words.Count; path++)
        {
            var first = firstCell[path];
            var parent = words.ParentPaths[path];
            if ((first < 0 && !graph.AbsenceIsEvidence) || !graph.Speaks(words.Type.Variables[path].Path)
                || (parent.Length > 0 && !Has(cells, words, parent)) || IsUnknown(cells, first))
            {
                continue;
            }

            var known = words.Of(path);
            var variable = words.FirstVariable + path;
            var parentSlot = NearestSlot(index, slotVariables.Count, parent);
            slotVariables.Add(variable);
            slotParents.Add(parentSlot);
            for (var c = first; c >= 0; c = nextCell[c])
            {
                AddObserved(variable, outcomes[c] >= 0 ? outcomes[c] : Else(known, cells[c].Shape));
            }

            if (first < 0)
            {
                AddObserved(variable, known.Absent >= 0 ? known.Absent : known.Other);
            }

            observedOffsets.Add(observedRows.Count);
        }
    }

    /// <summary>The outcome that stands for one without a name: its shape, else any other; -1 where training had neither.</summary>
    private static int Else(VariableWords words, string shape) => words.NumberOf(shape) is >= 0 and var number ? number : words.Other;

    private bool IsUnknown(ReadOnlySpan<Cell> cells, int first)
    {
        for (var c = first; c >= 0; c = nextCell[c])
        {
            if (cells[c].Outcome == Cell.Unknown)
            {
                return true;
            }
        }

        return false;
    }

    private bool Has(ReadOnlySpan<Cell> cells, TypeWords words, string path)
    {
        if (words.NumberOf(path) is >= 0 and var number)
        {
            return firstCell[number] >= 0;
        }

        foreach (var cell in cells)
        {
            if (cell.Path == path)
            {
                return true;
            }
        }

        return false;
    }

    private void AddObserved(int variable, int outcome)
    {
        if (outcome >= 0)
        {
            observedRows.Add(vocabulary.Schema.OutcomeOffsets[variable] + outcome);
        }
    }

    private void AddTypeInputs(int type, string key)
    {
        if (type >= 0)
        {
            AddRowInputs(type, -1);
            return;
        }

        foreach (var word in Vocabulary.TypeTokens(key))
        {
            AddInput(vocabulary.TokenOf(word), -1);
        }
    }

    private void AddCellInputs(int index, Cell cell, int path, int outcome)
    {
        var slot = NearestSlot(index, slotOffsets[index + 1], cell.Path);
        if (path >= 0)
        {
            var words = wordsOf[index]!;
            var known = outcome >= 0 ? outcome : Else(words.Of(path), cell.Shape);
            if (known >= 0)
            {
                AddRowInputs(vocabulary.Schema.OutcomeOffsets[words.FirstVariable + path] + known, slot);
                return;
            }
        }

        var leaf = Cell.LeafOf(cell.Path);
        var isKnown = vocabulary.HasLeaf(leaf);
        AddCellTokens(cell.Path, leaf, isKnown, cell.Outcome, slot);
        AddCellTokens(cell.Path, leaf, isKnown, cell.Shape, slot);
    }

    private void AddRowInputs(int row, int slot)
    {
        var schema = vocabulary.Schema;
        for (var t = schema.RowTokenOffsets[row]; t < schema.RowTokenOffsets[row + 1]; t++)
        {
            AddInput(schema.RowTokens[t], slot);
        }
    }

    /// <summary>The tokens of <see cref="Vocabulary.CellTokens"/> that training knew.</summary>
    private void AddCellTokens(string path, string leaf, bool isKnown, string outcome, int slot)
    {
        if (isKnown)
        {
            AddInput(vocabulary.TokenOf(path, "=", outcome), slot);
            AddInput(vocabulary.TokenOf("leaf ", leaf, "=", outcome), slot);
        }

        if (outcome.StartsWith(Cell.Arrow, StringComparison.Ordinal))
        {
            AddInput(vocabulary.TokenOf(outcome), slot);
        }
    }

    private void AddInput(int token, int slot)
    {
        if (token >= 0)
        {
            inputTokens.Add(token);
            inputSlots.Add(slot);
        }
    }

    /// <summary>Slot of a path, or of the nearest block around it, among a block's slots before <paramref name="end"/>; -1 where
    /// none is asked for.</summary>
    private int NearestSlot(int block, int end, string path)
    {
        for (; path.Length > 0 && wordsOf[block] is not null; path = Cell.ParentOf(path))
        {
            var slot = SlotOf(block, end, path);
            if (slot >= 0)
            {
                return slot;
            }
        }

        return -1;
    }

    private int SlotOf(int block, int end, string path)
    {
        if (wordsOf[block]?.NumberOf(path) is not { } number || number < 0)
        {
            return -1;
        }

        // A block's slots are in the order of its type's variables.
        var first = slotOffsets[block];
        var at = CollectionsMarshal.AsSpan(slotVariables)[first..end].BinarySearch(wordsOf[block]!.FirstVariable + number);
        return at < 0 ? -1 : first + at;
    }

    private int FromSlot(FeatureEdge edge) => graph.HasDirectReferences
        ? NearestSlot(edge.From, slotOffsets[edge.From + 1], edge.Path)
        : SlotOf(edge.From, slotOffsets[edge.From + 1], "~>" + graph.Blocks[edge.To].Type);

    private int ToSlot(FeatureEdge edge)
    {
        var prefix = graph.HasDirectReferences ? "<-" : "<~";
        return SlotOf(edge.To, slotOffsets[edge.To + 1], prefix + graph.Blocks[edge.From].Type);
    }
}
