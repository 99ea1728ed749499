using System.Runtime.InteropServices;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>The arrays of one pass: what the encoder sees and which rows the decoder weighs.</summary>
/// <param name="Outgoing">For each layer. Its rows are the nodes that the layers after it need, its columns what it is given.</param>
internal sealed record MaskedInput(
    VisibleTokens Tokens, VisibleEdges[] Outgoing, VisibleEdges[] Incoming, int[] GraphOfNode, AskedPairs Pairs)
{
    public static MaskedInput Of(CellSchema schema, SeedPart part, CellMask mask, int layers)
    {
        var graph = part.Graph;
        var (outgoing, incoming) = (new VisibleEdges[layers], new VisibleEdges[layers]);
        for (int layer = 0, columns = graph.NodeCount, known = 0; layer < layers; layer++)
        {
            var rows = part.Needed(layers - 1 - layer);
            var isSame = layer > 0 && rows == columns && columns == known;
            var nodes = new NodeRange(0, rows);
            outgoing[layer] = isSame ? outgoing[layer - 1] : VisibleEdges.Outgoing(graph, mask, nodes, columns);
            incoming[layer] = isSame ? incoming[layer - 1] : VisibleEdges.Incoming(graph, mask, nodes, columns);
            (known, columns) = (columns, rows);
        }

        return new MaskedInput(
            VisibleTokens.Of(graph, mask, new NodeRange(0, graph.NodeCount)), outgoing, incoming,
            GraphsOf(graph, new NodeRange(0, part.Seeds)), AskedPairs.Of(schema, graph, CollectionsMarshal.AsSpan(mask.Asked), 0));
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
