namespace GraphSec.Models.Graphs;

/// <summary>
/// Which edges say something that longer paths do not: Aho, Garey, Ullman, "The transitive reduction of a directed graph",
/// SIAM J. Comput. 1(2), 1972. Where there are cycles it is the reduction of the condensation, and every edge inside a
/// strongly connected component is kept.
/// </summary>
public static class TransitiveReduction
{
    /// <returns>For each edge whether it is kept. Parallel edges are kept or dropped together.</returns>
    public static bool[] Of(DirectedGraph graph)
    {
        var (condensed, components) = Condensation.Of(graph);
        var redundant = new HashSet<(int From, int To)>();
        new ClosureBlock(condensed).ForEach((node, first, indirect, _) =>
        {
            foreach (var next in condensed.Successors(node))
            {
                if (ClosureBlock.Has(indirect, first, next))
                {
                    redundant.Add((node, next));
                }
            }
        });

        var kept = new bool[graph.EdgeCount];
        for (var edge = 0; edge < kept.Length; edge++)
        {
            var pair = (components.Of[graph.Sources[edge]], components.Of[graph.Targets[edge]]);
            kept[edge] = !redundant.Contains(pair);
        }

        return kept;
    }
}
