namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>
/// The outcomes that the decoder weighs: one pair for each outcome of each asked slot, pairs of the k-th asked slot
/// <c>SegmentOffsets[k]..SegmentOffsets[k+1]</c>.
/// </summary>
internal sealed record AskedPairs
{
    public required int[] SegmentOffsets { get; init; }

    public required int[] Node { get; init; }

    public required int[] TokenOffsets { get; init; }

    public required int[] Tokens { get; init; }

    public required int[] RowOffsets { get; init; }

    public required int[] Rows { get; init; }

    /// <param name="asked">Slots, ascending.</param>
    public static AskedPairs Of(CellSchema schema, CellGraph graph, ReadOnlySpan<int> asked)
    {
        var segmentOffsets = new int[asked.Length + 1];
        for (var k = 0; k < asked.Length; k++)
        {
            segmentOffsets[k + 1] = segmentOffsets[k] + schema.OutcomeCount(graph.SlotVariable[asked[k]]);
        }

        var pairs = segmentOffsets[^1];
        var (nodes, rows, tokenOffsets) = (new int[pairs], new int[pairs], new int[pairs + 1]);
        var tokens = new List<int>(pairs * 3);
        int pair = 0, node = 0;
        foreach (var slot in asked)
        {
            while (graph.SlotOffsets[node + 1] <= slot)
            {
                node++;
            }

            var variable = graph.SlotVariable[slot];
            for (var row = schema.OutcomeOffsets[variable]; row < schema.OutcomeOffsets[variable + 1]; row++)
            {
                nodes[pair] = node;
                rows[pair] = row;
                tokens.AddRange(schema.RowTokens.AsSpan(schema.RowTokenOffsets[row]..schema.RowTokenOffsets[row + 1]));
                tokenOffsets[++pair] = tokens.Count;
            }
        }

        var rowOffsets = new int[pairs + 1];
        for (var i = 0; i <= pairs; i++)
        {
            rowOffsets[i] = i;
        }

        return new AskedPairs
        {
            SegmentOffsets = segmentOffsets,
            Node = nodes,
            TokenOffsets = tokenOffsets,
            Tokens = [.. tokens],
            RowOffsets = rowOffsets,
            Rows = rows,
        };
    }

    /// <summary>The target of a slot is uniform over the rows seen in it; a slot with none has no weight.</summary>
    public (float[] Target, float[] Weight) Targets(CellSchema schema, CellGraph graph, IReadOnlyList<int> asked)
    {
        var target = new float[Rows.Length];
        var weight = new float[asked.Count];
        for (var k = 0; k < asked.Count; k++)
        {
            var slot = asked[k];
            int first = graph.ObservedOffsets[slot], end = graph.ObservedOffsets[slot + 1];
            if (first == end)
            {
                continue;
            }

            weight[k] = graph.NodeWeight[Node[SegmentOffsets[k]]];
            var firstRow = schema.OutcomeOffsets[graph.SlotVariable[slot]];
            for (var o = first; o < end; o++)
            {
                target[SegmentOffsets[k] + graph.ObservedRows[o] - firstRow] += 1f / (end - first);
            }
        }

        return (target, weight);
    }
}
