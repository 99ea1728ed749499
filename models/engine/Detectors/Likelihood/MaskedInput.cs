namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>The arrays of one pass: what the encoder sees and which rows the decoder weighs.</summary>
internal sealed record MaskedInput
{
    /// <summary>Visible tokens of node i: <c>Tokens[TokenOffsets[i]..TokenOffsets[i+1]]</c>, each weighted so that a node's
    /// bag has unit variance whatever its size.</summary>
    public required int[] TokenOffsets { get; init; }

    public required int[] Tokens { get; init; }

    public required float[] TokenWeights { get; init; }

    /// <summary>Visible edges, rows = From.</summary>
    public required CsrMatrix Outgoing { get; init; }

    public required int[] OutgoingRelation { get; init; }

    /// <summary>Visible edges, rows = To.</summary>
    public required CsrMatrix Incoming { get; init; }

    public required int[] IncomingRelation { get; init; }

    public required int[] GraphOfNode { get; init; }

    /// <summary>Pairs of asked slot k: <c>SegmentOffsets[k]..SegmentOffsets[k+1]</c>, one for each outcome.</summary>
    public required int[] SegmentOffsets { get; init; }

    public required int[] PairNode { get; init; }

    public required int[] PairTokenOffsets { get; init; }

    public required int[] PairTokens { get; init; }

    public required int[] PairRowOffsets { get; init; }

    public required int[] PairRows { get; init; }

    public static MaskedInput Of(CellSchema schema, CellGraph graph, CellMask mask)
    {
        var (tokenOffsets, tokens, weights) = VisibleTokens(graph, mask);
        var edges = VisibleEdges(graph, mask);
        var outgoing = Csr(graph, edges, graph.EdgeFrom, graph.EdgeTo, out var outgoingRelation);
        var incoming = Csr(graph, edges, graph.EdgeTo, graph.EdgeFrom, out var incomingRelation);
        var graphOfNode = new int[graph.NodeCount];
        for (var g = 0; g + 1 < graph.GraphOffsets.Length; g++)
        {
            graphOfNode.AsSpan(graph.GraphOffsets[g]..graph.GraphOffsets[g + 1]).Fill(g);
        }

        var pairs = mask.Asked.Sum(slot => schema.OutcomeCount(graph.SlotVariable[slot]));
        var segmentOffsets = new int[mask.Asked.Count + 1];
        var pairNode = new int[pairs];
        var pairRows = new int[pairs];
        var pairTokenOffsets = new int[pairs + 1];
        var pairTokens = new List<int>(pairs * 3);
        int pair = 0, node = 0;
        for (var k = 0; k < mask.Asked.Count; k++)
        {
            var slot = mask.Asked[k];
            while (graph.SlotOffsets[node + 1] <= slot)
            {
                node++;
            }

            var variable = graph.SlotVariable[slot];
            for (var row = schema.OutcomeOffsets[variable]; row < schema.OutcomeOffsets[variable + 1]; row++)
            {
                pairNode[pair] = node;
                pairRows[pair] = row;
                for (var t = schema.RowTokenOffsets[row]; t < schema.RowTokenOffsets[row + 1]; t++)
                {
                    pairTokens.Add(schema.RowTokens[t]);
                }

                pairTokenOffsets[++pair] = pairTokens.Count;
            }

            segmentOffsets[k + 1] = pair;
        }

        var pairRowOffsets = new int[pairs + 1];
        for (var i = 0; i <= pairs; i++)
        {
            pairRowOffsets[i] = i;
        }

        return new MaskedInput
        {
            TokenOffsets = tokenOffsets,
            Tokens = tokens,
            TokenWeights = weights,
            Outgoing = outgoing,
            OutgoingRelation = outgoingRelation,
            Incoming = incoming,
            IncomingRelation = incomingRelation,
            GraphOfNode = graphOfNode,
            SegmentOffsets = segmentOffsets,
            PairNode = pairNode,
            PairTokenOffsets = pairTokenOffsets,
            PairTokens = [.. pairTokens],
            PairRowOffsets = pairRowOffsets,
            PairRows = pairRows,
        };
    }

    /// <summary>The target of a slot is uniform over the rows seen in it; a slot with none has no weight.</summary>
    public (float[] Target, float[] Weight) Targets(CellSchema schema, CellGraph graph, CellMask mask)
    {
        var target = new float[PairRows.Length];
        var weight = new float[mask.Asked.Count];
        for (var k = 0; k < mask.Asked.Count; k++)
        {
            var slot = mask.Asked[k];
            int first = graph.ObservedOffsets[slot], end = graph.ObservedOffsets[slot + 1];
            if (first == end)
            {
                continue;
            }

            weight[k] = graph.NodeWeight[PairNode[SegmentOffsets[k]]];
            var firstRow = schema.OutcomeOffsets[graph.SlotVariable[slot]];
            for (var o = first; o < end; o++)
            {
                target[SegmentOffsets[k] + graph.ObservedRows[o] - firstRow] += 1f / (end - first);
            }
        }

        return (target, weight);
    }

    private static (int[] Offsets, int[] Tokens, float[] Weights) VisibleTokens(CellGraph graph, CellMask mask)
    {
        var offsets = new int[graph.NodeCount + 1];
        var tokens = new List<int>(graph.InputTokens.Length);
        var weights = new List<float>(graph.InputTokens.Length);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var before = tokens.Count;
            for (var input = graph.InputOffsets[node]; input < graph.InputOffsets[node + 1] && !mask.KindHidden[node]; input++)
            {
                if (!mask.IsHidden(graph, graph.InputSlots[input]))
                {
                    tokens.Add(graph.InputTokens[input]);
                }
            }

            var weight = 1f / MathF.Sqrt(Math.Max(1, tokens.Count - before));
            for (var t = before; t < tokens.Count; t++)
            {
                weights.Add(weight);
            }

            offsets[node + 1] = tokens.Count;
        }

        return (offsets, [.. tokens], [.. weights]);
    }

    private static List<int> VisibleEdges(CellGraph graph, CellMask mask)
    {
        var edges = new List<int>(graph.EdgeCount);
        for (var edge = 0; edge < graph.EdgeCount; edge++)
        {
            if (mask.IsEdgeVisible(graph, edge))
            {
                edges.Add(edge);
            }
        }

        return edges;
    }

    /// <summary>Counting sort of the edges by row; edges of a row keep their order.</summary>
    private static CsrMatrix Csr(CellGraph graph, List<int> edges, int[] rowOf, int[] columnOf, out int[] relation)
    {
        var offsets = new int[graph.NodeCount + 1];
        foreach (var edge in edges)
        {
            offsets[rowOf[edge] + 1]++;
        }

        for (var i = 0; i < graph.NodeCount; i++)
        {
            offsets[i + 1] += offsets[i];
        }

        var next = offsets.AsSpan(0, graph.NodeCount).ToArray();
        var columns = new int[edges.Count];
        relation = new int[edges.Count];
        foreach (var edge in edges)
        {
            var at = next[rowOf[edge]]++;
            columns[at] = columnOf[edge];
            relation[at] = graph.EdgeRelation[edge];
        }

        return new CsrMatrix(graph.NodeCount, graph.NodeCount, offsets, columns);
    }
}
