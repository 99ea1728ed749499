namespace GraphSec.Models.Graphs;

/// <summary>Edges grouped by one of their ends with a counting sort: one direction of a <see cref="DirectedGraph"/>.</summary>
internal sealed class AdjacencyRows
{
    // Row n is [starts[n], starts[n + 1]) of both arrays.
    private readonly int[] starts;
    private readonly int[] edges;
    private readonly int[] neighbours;

    public AdjacencyRows(int nodeCount, int[] near, int[] far)
    {
        starts = new int[nodeCount + 1];
        foreach (var node in near)
        {
            starts[node + 1]++;
        }

        for (var node = 0; node < nodeCount; node++)
        {
            starts[node + 1] += starts[node];
        }

        edges = new int[near.Length];
        neighbours = new int[near.Length];
        var next = starts.AsSpan(0, nodeCount).ToArray();
        for (var edge = 0; edge < near.Length; edge++)
        {
            var place = next[near[edge]]++;
            edges[place] = edge;
            neighbours[place] = far[edge];
        }
    }

    public ReadOnlySpan<int> Edges(int node) => edges.AsSpan(starts[node]..starts[node + 1]);

    public ReadOnlySpan<int> Neighbours(int node) => neighbours.AsSpan(starts[node]..starts[node + 1]);
}
