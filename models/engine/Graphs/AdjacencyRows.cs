namespace GraphSec.Models.Graphs;

/// <summary>Edges grouped by one of their ends with a counting sort: one direction of a <see cref="DirectedGraph"/>.</summary>
internal sealed class AdjacencyRows
{
    // Row n is [starts[n], starts[n + 1]) of both arrays.
    private readonly int[] starts;
    private readonly int[] edges;
    private readonly int[] neighbours;

    public AdjacencyRows(int nodeCount, int[] near, int[] far)
        : this(nodeCount, near, far, [.. Enumerable.Range(0, near.Length)])
    {
    }

    /// <param name="some">The edges that take part, ascending.</param>
    public AdjacencyRows(int nodeCount, int[] near, int[] far, ReadOnlySpan<int> some)
    {
        starts = new int[nodeCount + 1];
        foreach (var edge in some)
        {
            starts[near[edge] + 1]++;
        }

        for (var node = 0; node < nodeCount; node++)
        {
            starts[node + 1] += starts[node];
        }

        edges = new int[some.Length];
        neighbours = new int[some.Length];
        var next = starts.AsSpan(0, nodeCount).ToArray();
        foreach (var edge in some)
        {
            var place = next[near[edge]]++;
            edges[place] = edge;
            neighbours[place] = far[edge];
        }
    }

    public ReadOnlySpan<int> Edges(int node) => edges.AsSpan(starts[node]..starts[node + 1]);

    public ReadOnlySpan<int> Neighbours(int node) => neighbours.AsSpan(starts[node]..starts[node + 1]);
}
