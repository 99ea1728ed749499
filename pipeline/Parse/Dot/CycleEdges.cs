namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>
/// <c>-draw-cycles</c> joins the members of a cycle by red edges in the order they were visited, whether or not such a
/// dependency exists. A red edge whose reverse is drawn plain is none; one without stands for a plain line left out.
/// </summary>
internal static class CycleEdges
{
    public static IReadOnlyList<DotEdge> Real(DotGraph graph)
    {
        var hasRed = false;
        foreach (var edge in graph.Edges)
        {
            hasRed |= IsRed(edge);
        }

        if (!hasRed)
        {
            return graph.Edges;
        }

        var plain = new HashSet<(int, int)>();
        foreach (var edge in graph.Edges)
        {
            if (!IsRed(edge))
            {
                plain.Add((edge.From, edge.To));
            }
        }

        var real = new List<DotEdge>(graph.Edges.Count);
        foreach (var edge in graph.Edges)
        {
            if (!IsRed(edge) || !plain.Contains((edge.To, edge.From)))
            {
                real.Add(edge);
            }
        }

        return real;
    }

    private static bool IsRed(in DotEdge edge) => edge.Attributes.Pairs.Count > 0 && edge.Attributes["color"] == "red";
}
