using FsCheck;
using FsCheck.Fluent;
using GraphSec.Models.Graphs;

namespace GraphSec.Tests.Models.Graphs;

/// <summary>Checks a claim on many small random multigraphs, loops and parallel edges included; always the same ones.</summary>
internal static class GraphProperty
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20, 11);

    public static void Holds(Func<DirectedGraph, bool> claim) =>
        Prop.ForAll(Arb.From(Edges(acyclic: false)), edges => claim(Graph(edges))).Check(Settings);

    public static void HoldsForAcyclic(Func<DirectedGraph, bool> claim) =>
        Prop.ForAll(Arb.From(Edges(acyclic: true)), edges => claim(Graph(edges))).Check(Settings);

    public static DirectedGraph Graph(int nodes, params (int From, int To)[] edges) =>
        new(nodes, [.. edges.Select(e => e.From)], [.. edges.Select(e => e.To)]);

    /// <summary>Random edges, 1 % loops at most; for figures and timings.</summary>
    public static DirectedGraph Random(int nodes, int edges, int seed, bool acyclic)
    {
        var random = new Random(seed);
        return Graph(nodes, [.. Enumerable.Range(0, edges).Select(_ =>
        {
            var (a, b) = (random.Next(nodes), random.Next(nodes));
            return acyclic ? (Math.Max(a, b), a == b ? (a + nodes - 1) % nodes : Math.Min(a, b)) : (a, b);
        }).Where(e => !acyclic || e.Item1 > e.Item2)]);
    }

    /// <summary>The relation "a path of one edge or more leads from a to b", by Warshall.</summary>
    public static bool[,] Closure(DirectedGraph graph, Func<int, bool>? uses = null)
    {
        var reaches = new bool[graph.NodeCount, graph.NodeCount];
        for (var edge = 0; edge < graph.EdgeCount; edge++)
        {
            reaches[graph.Sources[edge], graph.Targets[edge]] |= uses is null || uses(edge);
        }

        for (var middle = 0; middle < graph.NodeCount; middle++)
        {
            for (var a = 0; a < graph.NodeCount; a++)
            {
                for (var b = 0; b < graph.NodeCount; b++)
                {
                    reaches[a, b] |= reaches[a, middle] && reaches[middle, b];
                }
            }
        }

        return reaches;
    }

    private static DirectedGraph Graph((int Nodes, (int From, int To)[] Edges) graph) => Graph(graph.Nodes, graph.Edges);

    private static Gen<(int Nodes, (int From, int To)[] Edges)> Edges(bool acyclic) =>
        from nodes in Gen.Choose(1, 9)
        from edges in Gen.Choose(0, 20)
        from ends in Gen.ArrayOf(
            from a in Gen.Choose(0, nodes - 1)
            from b in Gen.Choose(0, nodes - 1)
            select acyclic ? (Math.Min(a, b), Math.Max(a, b)) : (a, b),
            edges)
        select (nodes, acyclic ? [.. ends.Where(e => e.Item1 != e.Item2)] : ends);
}
