using GraphSec.Models.Graphs;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>The edges that a mask leaves to some nodes of a graph, one way: rows are the range's nodes, columns the
/// graph's first nodes, among which the edges end.</summary>
internal readonly record struct VisibleEdges(CsrMatrix Adjacency, int[] Relations)
{
    /// <summary>What the nodes refer to.</summary>
    public static VisibleEdges Outgoing(CellGraph graph, CellMask mask, NodeRange nodes, int columns) =>
        Of(graph, mask, nodes, columns, graph.ByFrom);

    /// <summary>What refers to the nodes.</summary>
    public static VisibleEdges Incoming(CellGraph graph, CellMask mask, NodeRange nodes, int columns) =>
        Of(graph, mask, nodes, columns, graph.ByTo);

    /// <summary>Edges of a row keep their order, so a sum over them does not depend on the range.</summary>
    private static VisibleEdges Of(CellGraph graph, CellMask mask, NodeRange nodes, int most, AdjacencyRows rows)
    {
        var offsets = new int[nodes.Count + 1];
        var (columns, relations) = (new List<int>(), new List<int>());
        for (var node = nodes.Start; node < nodes.End; node++)
        {
            var edges = rows.Edges(node);
            var neighbours = rows.Neighbours(node);
            for (var k = 0; k < edges.Length; k++)
            {
                if (mask.IsEdgeVisible(graph, edges[k]))
                {
                    columns.Add(neighbours[k]);
                    relations.Add(graph.EdgeRelation[edges[k]]);
                }
            }

            offsets[node - nodes.Start + 1] = columns.Count;
        }

        return new VisibleEdges(new CsrMatrix(nodes.Count, most, offsets, [.. columns]), [.. relations]);
    }
}
