using GraphSec.Models;
using GraphSec.Models.Detectors;

namespace GraphSec.Benchmarks;

/// <summary>A made-up graph for the graph autoencoder.</summary>
/// <param name="Edges">Undirected, all different; within a graph where there are several.</param>
/// <param name="Density">Share of features that are not 0; below 1 those are ones, as words in a text.</param>
/// <param name="Graphs">So many graphs of equal size side by side: a batch.</param>
internal sealed record AutoencoderCase(
    string Name, int Nodes, int Edges, int Features, int Hidden, double Density = 1, int Graphs = 1)
{
    /// <summary>A large graph; one of the size of inj_cora (BOND, Liu et al. 2022); a batch of small ones.</summary>
    public static IReadOnlyList<AutoencoderCase> All { get; } =
    [
        new("large", 100_000, 400_000, 64, 64),
        new("cora", 2_708, 5_278, 1_433, 64, 0.0127),
        new("batch", 30_000, 45_000, 64, 64, Graphs: 1_000),
    ];

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Name}: {Nodes} nodes, {Edges} edges, {Features} features, hidden {Hidden}, density {Density}, {Graphs} graph(s)");

    public AttributedGraph Data(Pcg32 random)
    {
        var x = Density < 1 ? Words(random) : Initialize.Normal("features", Nodes, Features, 1, random);
        x.IsParameter = false;
        var (size, seen) = (Nodes / Graphs, new HashSet<(int, int)>());
        while (seen.Count < Edges)
        {
            var (one, other) = (random.Next(size), random.Next(size));
            var start = size * random.Next(Graphs);
            if (one != other)
            {
                seen.Add((start + Math.Min(one, other), start + Math.Max(one, other)));
            }
        }

        int[] from = [.. seen.Select(edge => edge.Item1)];
        int[] to = [.. seen.Select(edge => edge.Item2)];
        return new AttributedGraph(x, CsrMatrix.SymmetricallyNormalized(Nodes, from, to));
    }

    private Tensor Words(Pcg32 random)
    {
        var x = Initialize.Zeros("features", Nodes, Features);
        foreach (ref var value in x.Values)
        {
            value = random.NextSingle() < Density ? 1 : 0;
        }

        return x;
    }
}
