namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>
/// Finds, for each resource, the resources it reaches through passages alone: locals, variables, outputs, modules. One
/// breadth-first walk a resource, kept to passages that lead to a resource at all; each node is entered once a walk, so
/// cycles end it.
/// </summary>
internal sealed class GraphContraction
{
    /// <summary>Nodes entered over all walks before giving up: about a second.</summary>
    private const long MostSteps = 100_000_000;

    private const int MostEdges = 2_000_000;

    private readonly TerraformNodes nodes;
    private readonly int[] firstOf;
    private readonly int[] targets;
    private readonly bool[] leads;

    public GraphContraction(TerraformNodes nodes, List<(int From, int To)> edges)
    {
        this.nodes = nodes;
        (firstOf, targets) = Adjacency(nodes.Count, edges, reversed: false);
        leads = LeadsToResource(edges);
    }

    public void AddTo(ReducedGraphBuilder builder, List<string> notices)
    {
        var entered = new int[nodes.Count];
        Array.Fill(entered, -1);
        var cameFrom = new int[nodes.Count];
        var queue = new List<int>();
        long steps = 0;
        var added = 0;
        for (var source = 0; source < nodes.Count; source++)
        {
            if (!nodes.IsResource(source))
            {
                continue;
            }

            queue.Clear();
            queue.Add(source);
            entered[source] = source;
            for (var next = 0; next < queue.Count; next++)
            {
                var node = queue[next];
                for (var e = firstOf[node]; e < firstOf[node + 1]; e++)
                {
                    var target = targets[e];
                    steps++;
                    if (entered[target] == source || !(nodes.IsResource(target) || leads[target]))
                    {
                        continue;
                    }

                    entered[target] = source;
                    cameFrom[target] = node;
                    if (!nodes.IsResource(target))
                    {
                        queue.Add(target);
                    }
                    else if (node != source)
                    {
                        added++;
                        builder.AddEdge(nodes.SlotOf(source), nodes.SlotOf(target), Via(source, node, cameFrom));
                    }
                }
            }

            if (steps > MostSteps || added > MostEdges)
            {
                notices.Add($"the graph has too many paths between its resources; those from '{nodes.AddressOf(source)}' on "
                    + "were not followed beyond direct edges");
                return;
            }
        }
    }

    private string[] Via(int source, int last, int[] cameFrom)
    {
        var length = 0;
        for (var node = last; node != source; node = cameFrom[node])
        {
            length++;
        }

        var via = new string[length];
        for (var node = last; node != source; node = cameFrom[node])
        {
            via[--length] = nodes.AddressOf(node);
        }

        return via;
    }

    /// <summary>Marks the passages from which some resource can be reached, by walking back from all resources at once.</summary>
    private bool[] LeadsToResource(List<(int From, int To)> edges)
    {
        var (first, sources) = Adjacency(nodes.Count, edges, reversed: true);
        var marked = new bool[nodes.Count];
        var queue = new Queue<int>();
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes.IsResource(i))
            {
                queue.Enqueue(i);
            }
        }

        while (queue.TryDequeue(out var node))
        {
            for (var e = first[node]; e < first[node + 1]; e++)
            {
                var source = sources[e];
                if (!marked[source] && nodes.IsPassage(source))
                {
                    marked[source] = true;
                    queue.Enqueue(source);
                }
            }
        }

        return marked;
    }

    /// <summary>Compressed rows: the neighbours of node i are targets[first[i]..first[i + 1]].</summary>
    private static (int[] First, int[] Targets) Adjacency(int count, List<(int From, int To)> edges, bool reversed)
    {
        var first = new int[count + 1];
        foreach (var (from, to) in edges)
        {
            first[(reversed ? to : from) + 1]++;
        }

        for (var i = 0; i < count; i++)
        {
            first[i + 1] += first[i];
        }

        var next = first.AsSpan(0, count).ToArray();
        var targets = new int[edges.Count];
        foreach (var (from, to) in edges)
        {
            targets[next[reversed ? to : from]++] = reversed ? from : to;
        }

        return (first, targets);
    }
}
