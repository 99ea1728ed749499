using GraphSec.Models.Graphs;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>
/// A graph, or several side by side, as the likelihood network sees it. A slot is one variable of one node; slot 0 of every
/// node is its kind. Node i owns slots <c>SlotOffsets[i]..SlotOffsets[i+1]</c>.
/// </summary>
public sealed record CellGraph
{
    public required int NodeCount { get; init; }

    public required int[] SlotOffsets { get; init; }

    /// <summary>Variable of a slot, an index into the schema.</summary>
    public required int[] SlotVariable { get; init; }

    /// <summary>The slot of the block that a slot stands in, or -1: hiding the block hides what is in it.</summary>
    public required int[] SlotParent { get; init; }

    /// <summary>Rows seen in slot s: <c>ObservedRows[ObservedOffsets[s]..ObservedOffsets[s+1]]</c>; none where what was seen
    /// is outside the vocabulary.</summary>
    public required int[] ObservedOffsets { get; init; }

    public required int[] ObservedRows { get; init; }

    /// <summary>What the encoder may see of node i: tokens <c>InputTokens[InputOffsets[i]..InputOffsets[i+1]]</c>.</summary>
    public required int[] InputOffsets { get; init; }

    public required int[] InputTokens { get; init; }

    /// <summary>The slot that hides an input token with itself, or -1 where only hiding the whole node does.</summary>
    public required int[] InputSlots { get; init; }

    public required int[] EdgeFrom { get; init; }

    public required int[] EdgeTo { get; init; }

    public required int[] EdgeRelation { get; init; }

    /// <summary>The slot at From that tells of the edge, or -1. While it is hidden the edge is hidden too.</summary>
    public required int[] EdgeFromSlot { get; init; }

    /// <summary>The slot at To that tells of the edge, or -1.</summary>
    public required int[] EdgeToSlot { get; init; }

    /// <summary>Weight of a node in the loss: below 1 where copies of it stand in many graphs.</summary>
    public required float[] NodeWeight { get; init; }

    /// <summary>Nodes of graph g: <c>GraphOffsets[g]..GraphOffsets[g+1]</c>.</summary>
    public required int[] GraphOffsets { get; init; }

    public int SlotCount => SlotVariable.Length;

    public int EdgeCount => EdgeFrom.Length;

    /// <summary>Edges by their From, ascending: all, but in a sample those alone that were drawn for their From.</summary>
    internal AdjacencyRows ByFrom { get => field ??= new AdjacencyRows(NodeCount, EdgeFrom, EdgeTo); init; }

    /// <summary>Edges by their To, ascending: all, but in a sample those alone that were drawn for their To.</summary>
    internal AdjacencyRows ByTo { get => field ??= new AdjacencyRows(NodeCount, EdgeTo, EdgeFrom); init; }

    /// <summary>Graphs side by side, block-diagonal: no edge joins two of them.</summary>
    public static CellGraph Join(IReadOnlyList<CellGraph> graphs)
    {
        if (graphs.Count == 1)
        {
            return graphs[0];
        }

        var nodes = graphs.Sum(g => g.NodeCount);
        var slots = graphs.Sum(g => g.SlotCount);
        var observed = graphs.Sum(g => g.ObservedRows.Length);
        var inputs = graphs.Sum(g => g.InputTokens.Length);
        var edges = graphs.Sum(g => g.EdgeCount);
        var joined = new CellGraph
        {
            NodeCount = nodes,
            SlotOffsets = new int[nodes + 1],
            SlotVariable = new int[slots],
            SlotParent = new int[slots],
            ObservedOffsets = new int[slots + 1],
            ObservedRows = new int[observed],
            InputOffsets = new int[nodes + 1],
            InputTokens = new int[inputs],
            InputSlots = new int[inputs],
            EdgeFrom = new int[edges],
            EdgeTo = new int[edges],
            EdgeRelation = new int[edges],
            EdgeFromSlot = new int[edges],
            EdgeToSlot = new int[edges],
            NodeWeight = new float[nodes],
            GraphOffsets = new int[graphs.Sum(g => g.GraphOffsets.Length - 1) + 1],
        };
        int node = 0, slot = 0, row = 0, input = 0, edge = 0, graph = 0;
        foreach (var g in graphs)
        {
            Shift(g.SlotOffsets, joined.SlotOffsets, node, slot);
            Shift(g.ObservedOffsets, joined.ObservedOffsets, slot, row);
            Shift(g.GraphOffsets, joined.GraphOffsets, graph, node);
            Shift(g.InputOffsets, joined.InputOffsets, node, input);
            g.InputTokens.CopyTo(joined.InputTokens, input);
            ShiftSlots(g.InputSlots, joined.InputSlots, input, slot);
            g.SlotVariable.CopyTo(joined.SlotVariable, slot);
            g.ObservedRows.CopyTo(joined.ObservedRows, row);
            g.NodeWeight.CopyTo(joined.NodeWeight, node);
            g.EdgeRelation.CopyTo(joined.EdgeRelation, edge);
            Shift(g.EdgeFrom, joined.EdgeFrom, edge, node);
            Shift(g.EdgeTo, joined.EdgeTo, edge, node);
            ShiftSlots(g.SlotParent, joined.SlotParent, slot, slot);
            ShiftSlots(g.EdgeFromSlot, joined.EdgeFromSlot, edge, slot);
            ShiftSlots(g.EdgeToSlot, joined.EdgeToSlot, edge, slot);
            node += g.NodeCount;
            slot += g.SlotCount;
            row += g.ObservedRows.Length;
            input += g.InputTokens.Length;
            edge += g.EdgeCount;
            graph += g.GraphOffsets.Length - 1;
        }

        return joined;
    }

    private static void Shift(int[] from, int[] to, int at, int by)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[at + i] = from[i] + by;
        }
    }

    private static void ShiftSlots(int[] from, int[] to, int at, int by)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[at + i] = from[i] < 0 ? -1 : from[i] + by;
        }
    }
}
