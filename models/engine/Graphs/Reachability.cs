using System.Numerics;

namespace GraphSec.Models.Graphs;

/// <summary>What can be reached along edges and against them.</summary>
public static class Reachability
{
    /// <summary>Nodes that a path of one edge or more leads to, ascending; the start only where it is on a cycle.</summary>
    public static int[] Descendants(DirectedGraph graph, int start) => Collect(graph.NodeCount, start, graph.Successors);

    /// <summary>Nodes from which a path of one edge or more leads here, ascending; the start only where it is on a
    /// cycle.</summary>
    public static int[] Ancestors(DirectedGraph graph, int start) => Collect(graph.NodeCount, start, graph.Predecessors);

    /// <summary>Whether a path of one edge or more leads from one node to the other.</summary>
    public static bool Reaches(DirectedGraph graph, int from, int to) =>
        Array.BinarySearch(Descendants(graph, from), to) >= 0;

    /// <summary>The number of <see cref="Descendants"/> of every node; nodes × edges / 64 operations for all together.</summary>
    public static int[] DescendantCounts(DirectedGraph graph)
    {
        var (condensed, components) = Condensation.Of(graph);
        var sizes = components.Sizes();
        var counts = new int[components.Count];
        new ClosureBlock(condensed).ForEach((node, first, _, reached) =>
        {
            for (var word = 0; word < reached.Length; word++)
            {
                for (var bits = reached[word]; bits != 0; bits &= bits - 1)
                {
                    counts[node] += sizes[first + (word << 6) + BitOperations.TrailingZeroCount(bits)];
                }
            }
        });

        var loops = new bool[graph.NodeCount];
        for (var edge = 0; edge < graph.EdgeCount; edge++)
        {
            loops[graph.Sources[edge]] |= graph.Sources[edge] == graph.Targets[edge];
        }

        var result = new int[graph.NodeCount];
        for (var node = 0; node < result.Length; node++)
        {
            var own = sizes[components.Of[node]];
            result[node] = counts[components.Of[node]] + (own > 1 || loops[node] ? own : 0);
        }

        return result;
    }

    private delegate ReadOnlySpan<int> Neighbours(int node);

    private static int[] Collect(int nodeCount, int start, Neighbours neighbours)
    {
        var seen = new bool[nodeCount];
        var found = new List<int>();
        var next = new Stack<int>();
        next.Push(start);
        while (next.TryPop(out var node))
        {
            foreach (var neighbour in neighbours(node))
            {
                if (!seen[neighbour])
                {
                    seen[neighbour] = true;
                    found.Add(neighbour);
                    next.Push(neighbour);
                }
            }
        }

        found.Sort();
        return [.. found];
    }
}
