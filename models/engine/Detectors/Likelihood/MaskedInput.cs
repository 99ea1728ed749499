using System.Runtime.InteropServices;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>The arrays of one pass over a whole graph: what the encoder sees and which rows the decoder weighs.</summary>
internal sealed record MaskedInput(
    VisibleTokens Tokens, VisibleEdges Outgoing, VisibleEdges Incoming, int[] GraphOfNode, AskedPairs Pairs)
{
    public static MaskedInput Of(CellSchema schema, CellGraph graph, CellMask mask)
    {
        var whole = new NodeRange(0, graph.NodeCount);
        return new MaskedInput(
            VisibleTokens.Of(graph, mask, whole),
            VisibleEdges.Outgoing(graph, mask, whole),
            VisibleEdges.Incoming(graph, mask, whole),
            GraphsOf(graph, whole),
            AskedPairs.Of(schema, graph, CollectionsMarshal.AsSpan(mask.Asked), 0));
    }

    /// <summary>The graph that each node of the range is of.</summary>
    public static int[] GraphsOf(CellGraph graph, NodeRange nodes)
    {
        var graphOfNode = new int[nodes.Count];
        for (var g = 0; g + 1 < graph.GraphOffsets.Length; g++)
        {
            var start = Math.Max(graph.GraphOffsets[g], nodes.Start);
            var end = Math.Min(graph.GraphOffsets[g + 1], nodes.End);
            if (start < end)
            {
                graphOfNode.AsSpan((start - nodes.Start)..(end - nodes.Start)).Fill(g);
            }
        }

        return graphOfNode;
    }
}
