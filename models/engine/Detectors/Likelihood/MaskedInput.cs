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
        ReadOnlySpan<int> all = [.. Enumerable.Range(0, graph.NodeCount)];
        var (outgoing, incoming) = (new VisibleEdges[layers], new VisibleEdges[layers]);
        for (int layer = 0, columns = graph.NodeCount, known = 0; layer < layers; layer++)
        {
            var rows = part.Needed(layers - 1 - layer);
            var isSame = layer > 0 && rows == columns && columns == known;
            var nodes = all[..rows];
            outgoing[layer] = isSame ? outgoing[layer - 1] : VisibleEdges.Outgoing(graph, mask, nodes, columns);
            incoming[layer] = isSame ? incoming[layer - 1] : VisibleEdges.Incoming(graph, mask, nodes, columns);
            (known, columns) = (columns, rows);
        }

        return new MaskedInput(
            VisibleTokens.Of(graph, mask, all), outgoing, incoming,
            GraphsOf(graph, part.Seeds), AskedPairs.Of(schema, graph, CollectionsMarshal.AsSpan(mask.Asked)));
    }

    /// <summary>The graph that each of the first nodes is of.</summary>
    private static int[] GraphsOf(CellGraph graph, int nodes)
    {
        var graphOfNode = new int[nodes];
        for (var g = 0; g + 1 < graph.GraphOffsets.Length && graph.GraphOffsets[g] < nodes; g++)
        {
            graphOfNode.AsSpan(graph.GraphOffsets[g]..Math.Min(nodes, graph.GraphOffsets[g + 1])).Fill(g);
        }

        return graphOfNode;
    }
}
