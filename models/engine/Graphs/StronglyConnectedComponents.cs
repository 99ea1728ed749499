namespace GraphSec.Models.Graphs;

/// <summary>
/// Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1(2), 1972; with a stack of its own instead of
/// recursion. Linear in nodes + edges.
/// </summary>
public static class StronglyConnectedComponents
{
    /// <returns>Components numbered in reverse topological order: an edge between two of them goes from the higher number
    /// to the lower.</returns>
    public static Components Of(DirectedGraph graph)
    {
        var count = graph.NodeCount;
        var component = new int[count];
        var order = new int[count]; // 0 = not seen
        var low = new int[count];
        var cursor = new int[count];
        var open = new Stack<int>();
        var path = new Stack<int>();
        var seen = 0;
        var components = 0;
        Array.Fill(component, -1);
        for (var root = 0; root < count; root++)
        {
            if (order[root] != 0)
            {
                continue;
            }

            Enter(root);
            while (path.TryPeek(out var node))
            {
                var successors = graph.Successors(node);
                if (cursor[node] < successors.Length)
                {
                    var next = successors[cursor[node]++];
                    if (order[next] == 0)
                    {
                        Enter(next);
                    }
                    else if (component[next] < 0)
                    {
                        low[node] = Math.Min(low[node], order[next]);
                    }

                    continue;
                }

                path.Pop();
                if (path.TryPeek(out var parent))
                {
                    low[parent] = Math.Min(low[parent], low[node]);
                }

                if (low[node] == order[node])
                {
                    Close(node);
                }
            }
        }

        return new Components(component, components);

        void Enter(int node)
        {
            order[node] = low[node] = ++seen;
            open.Push(node);
            path.Push(node);
        }

        void Close(int root)
        {
            int member;
            do
            {
                member = open.Pop();
                component[member] = components;
            }
            while (member != root);
            components++;
        }
    }
}
