namespace GraphSec.Models.Graphs;

/// <summary>
/// A directed multigraph over nodes 0 … NodeCount−1 and edges 0 … EdgeCount−1, in compressed sparse rows both ways.
/// Immutable; loops and parallel edges are allowed. Space and building time are linear in nodes + edges.
/// </summary>
public sealed class DirectedGraph
{
    private readonly int[] sources;
    private readonly int[] targets;
    private readonly AdjacencyRows outgoing;
    private readonly AdjacencyRows incoming;

    /// <param name="nodeCount">Number of nodes.</param>
    /// <param name="sources">Edge e starts at <c>sources[e]</c>.</param>
    /// <param name="targets">Edge e ends at <c>targets[e]</c>; as long as <paramref name="sources"/>.</param>
    /// <exception cref="ArgumentException">Lengths differ, or an end is no node.</exception>
    public DirectedGraph(int nodeCount, ReadOnlySpan<int> sources, ReadOnlySpan<int> targets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodeCount);
        if (sources.Length != targets.Length)
        {
            throw new ArgumentException($"{sources.Length} sources for {targets.Length} targets", nameof(targets));
        }

        NodeCount = nodeCount;
        this.sources = Checked(sources, nodeCount);
        this.targets = Checked(targets, nodeCount);
        outgoing = new AdjacencyRows(nodeCount, this.sources, this.targets);
        incoming = new AdjacencyRows(nodeCount, this.targets, this.sources);
    }

    public int NodeCount { get; }

    public int EdgeCount => sources.Length;

    /// <summary>The source of each edge; length EdgeCount.</summary>
    public ReadOnlySpan<int> Sources => sources;

    /// <summary>The target of each edge; length EdgeCount.</summary>
    public ReadOnlySpan<int> Targets => targets;

    /// <summary>Edges that leave the node, ascending.</summary>
    public ReadOnlySpan<int> OutEdges(int node) => outgoing.Edges(node);

    /// <summary>Edges that enter the node, ascending.</summary>
    public ReadOnlySpan<int> InEdges(int node) => incoming.Edges(node);

    /// <summary>The targets of <see cref="OutEdges"/>, one an edge, in its order.</summary>
    public ReadOnlySpan<int> Successors(int node) => outgoing.Neighbours(node);

    /// <summary>The sources of <see cref="InEdges"/>, one an edge, in its order.</summary>
    public ReadOnlySpan<int> Predecessors(int node) => incoming.Neighbours(node);

    private static int[] Checked(ReadOnlySpan<int> ends, int nodeCount)
    {
        foreach (var end in ends)
        {
            if ((uint)end >= (uint)nodeCount)
            {
                throw new ArgumentException($"an edge ends at {end}, and there are {nodeCount} nodes", nameof(ends));
            }
        }

        return ends.ToArray();
    }
}
