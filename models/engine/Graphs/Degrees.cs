namespace GraphSec.Models.Graphs;

/// <summary>Degrees of every node; arrays of length NodeCount.</summary>
/// <param name="In">Edges that enter, parallel ones each.</param>
/// <param name="Out">Edges that leave, parallel ones each.</param>
/// <param name="DistinctIn">Different nodes that an edge comes from.</param>
/// <param name="DistinctOut">Different nodes that an edge goes to.</param>
public sealed record Degrees(int[] In, int[] Out, int[] DistinctIn, int[] DistinctOut)
{
    public static Degrees Of(DirectedGraph graph)
    {
        var count = graph.NodeCount;
        var degrees = new Degrees(new int[count], new int[count], new int[count], new int[count]);
        var lastSeenBy = new int[count];
        Array.Fill(lastSeenBy, -1);
        for (var node = 0; node < count; node++)
        {
            degrees.In[node] = graph.InEdges(node).Length;
            degrees.DistinctIn[node] = Distinct(graph.Predecessors(node), lastSeenBy, 2 * node);
            degrees.Out[node] = graph.OutEdges(node).Length;
            degrees.DistinctOut[node] = Distinct(graph.Successors(node), lastSeenBy, (2 * node) + 1);
        }

        return degrees;
    }

    private static int Distinct(ReadOnlySpan<int> neighbours, int[] lastSeenBy, int visitor)
    {
        var distinct = 0;
        foreach (var neighbour in neighbours)
        {
            if (lastSeenBy[neighbour] != visitor)
            {
                lastSeenBy[neighbour] = visitor;
                distinct++;
            }
        }

        return distinct;
    }
}
