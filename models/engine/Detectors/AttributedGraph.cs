using GraphSec.Models.Graphs;

namespace GraphSec.Models.Detectors;

/// <summary>What a detector looks at.</summary>
/// <param name="Features">Rows × features: one row per node.</param>
/// <param name="Adjacency">Nodes × nodes, symmetric and normalized; null for detectors that look at rows alone.</param>
/// <param name="Neighbours">Nodes × nodes without weights: each joined pair once either way, no loops, columns in order; null for
/// detectors that do not count neighbours.</param>
public sealed record AttributedGraph(Tensor Features, CsrMatrix? Adjacency = null, CsrMatrix? Neighbours = null)
{
    /// <summary>Both matrices of a graph read without directions; loops and repeated edges count for nothing.</summary>
    public static AttributedGraph Undirected(Tensor features, ReadOnlySpan<int> from, ReadOnlySpan<int> to)
    {
        var graph = SimpleGraph.Undirected(new DirectedGraph(features.Rows, from, to));
        var neighbours = CsrMatrix.FromEdges(features.Rows, features.Rows, graph.Sources, graph.Targets).Transposed();
        var (lower, upper) = (new List<int>(), new List<int>());
        for (var node = 0; node < neighbours.Rows; node++)
        {
            foreach (var other in neighbours.Indices.AsSpan(neighbours.Offsets[node]..neighbours.Offsets[node + 1]))
            {
                if (node < other)
                {
                    lower.Add(node);
                    upper.Add(other);
                }
            }
        }

        int[] ends = [.. lower];
        return new AttributedGraph(features, CsrMatrix.SymmetricallyNormalized(features.Rows, ends, [.. upper]), neighbours);
    }

    /// <summary><see cref="Neighbours"/>.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    internal CsrMatrix Joined() => Neighbours ?? throw new ArgumentException("this detector needs neighbours");

    /// <summary>Nodes joined to a node.</summary>
    internal int Degree(int node) => Joined().Offsets[node + 1] - Joined().Offsets[node];
}
