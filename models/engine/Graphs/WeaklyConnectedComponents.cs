namespace GraphSec.Models.Graphs;

/// <summary>Nodes that hang together when directions are ignored; union-find with path halving and union by size.</summary>
public static class WeaklyConnectedComponents
{
    /// <returns>Components numbered by their lowest node.</returns>
    public static Components Of(DirectedGraph graph)
    {
        var parent = new int[graph.NodeCount];
        var size = new int[graph.NodeCount];
        for (var node = 0; node < parent.Length; node++)
        {
            parent[node] = node;
            size[node] = 1;
        }

        for (var edge = 0; edge < graph.EdgeCount; edge++)
        {
            var a = Root(parent, graph.Sources[edge]);
            var b = Root(parent, graph.Targets[edge]);
            if (a != b)
            {
                (a, b) = size[a] >= size[b] ? (a, b) : (b, a);
                parent[b] = a;
                size[a] += size[b];
            }
        }

        return Numbered(parent);
    }

    private static Components Numbered(int[] parent)
    {
        var number = new int[parent.Length];
        var component = new int[parent.Length];
        var count = 0;
        for (var node = 0; node < parent.Length; node++)
        {
            var root = Root(parent, node);
            if (number[root] == 0)
            {
                number[root] = ++count;
            }

            component[node] = number[root] - 1;
        }

        return new Components(component, count);
    }

    private static int Root(int[] parent, int node)
    {
        while (parent[node] != node)
        {
            parent[node] = parent[parent[node]];
            node = parent[node];
        }

        return node;
    }
}
