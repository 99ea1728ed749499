using GraphSec.Models.Graphs;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>The edges that a mask leaves to some nodes of a graph, one way: rows are those nodes, columns the graph's first
/// nodes, among which the edges end, or classes of nodes.</summary>
internal readonly record struct VisibleEdges(CsrMatrix Adjacency, int[] Relations)
{
    /// <summary>What the nodes refer to.</summary>
    /// <param name="columnOf">The column of each node of the graph; none makes each node its own.</param>
    public static VisibleEdges Outgoing(CellGraph graph, CellMask mask, ReadOnlySpan<int> nodes, int columns, int[]? columnOf = null) =>
        Of(graph, mask, nodes, columns, columnOf, graph.ByFrom);

    /// <summary>What refers to the nodes.</summary>
    /// <param name="columnOf">The column of each node of the graph; none makes each node its own.</param>
    public static VisibleEdges Incoming(CellGraph graph, CellMask mask, ReadOnlySpan<int> nodes, int columns, int[]? columnOf = null) =>
        Of(graph, mask, nodes, columns, columnOf, graph.ByTo);

    /// <summary>Edges of a row keep their order, so a sum over them does not depend on which nodes are computed at once.</summary>
    private static VisibleEdges Of(
        CellGraph graph, CellMask mask, ReadOnlySpan<int> nodes, int most, int[]? columnOf, AdjacencyRows rows)
    {
        var offsets = new int[nodes.Length + 1];
        var (columns, relations) = (new List<int>(nodes.Length * 2), new List<int>(nodes.Length * 2));
        for (var i = 0; i < nodes.Length; i++)
        {
            var edges = rows.Edges(nodes[i]);
            var neighbours = rows.Neighbours(nodes[i]);
            for (var k = 0; k < edges.Length; k++)
            {
                if (mask.IsEdgeVisible(graph, edges[k]))
                {
                    columns.Add(columnOf is null ? neighbours[k] : columnOf[neighbours[k]]);
                    relations.Add(graph.EdgeRelation[edges[k]]);
                }
            }

            offsets[i + 1] = columns.Count;
        }

        return new VisibleEdges(new CsrMatrix(nodes.Length, most, offsets, [.. columns]), [.. relations]);
    }
}
