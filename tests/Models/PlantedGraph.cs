using GraphSec.Models;
using GraphSec.Models.Detectors;

namespace GraphSec.Tests.Models;

/// <summary>
/// A graph of made-up communities whose nodes have their community's words or numbers, but for the first few, which have another's.
/// </summary>
internal static class PlantedGraph
{
    public const int Nodes = 400;
    public const int Outliers = 16;
    private const int Communities = 4;
    private const int Width = 24;

    public static AttributedGraph Words(ulong seed = 1) => Graph(seed, static (random, isOwn) =>
        random.NextSingle() < (isOwn ? 0.6f : 0.05f) ? 1 : 0);

    public static AttributedGraph Numbers(ulong seed = 1, int width = Width) => Graph(
        seed, static (random, isOwn) => (float)random.NextNormal() + (isOwn ? 2 : 0), width);

    /// <summary>The chance that an outlier scores above another node.</summary>
    public static double Quality(IReadOnlyList<float> scores)
    {
        var won = 0.0;
        for (var outlier = 0; outlier < Outliers; outlier++)
        {
            won += scores.Skip(Outliers).Sum(score => scores[outlier] > score ? 1 : scores[outlier] == score ? 0.5 : 0);
        }

        return won / Outliers / (scores.Count - Outliers);
    }

    private static AttributedGraph Graph(ulong seed, Func<Pcg32, bool, float> draw, int width = Width)
    {
        var random = new Pcg32(seed);
        var features = new Tensor(Nodes, width);
        for (var node = 0; node < Nodes; node++)
        {
            var community = (node < Outliers ? node + 1 : node) % Communities;
            for (var column = 0; column < width; column++)
            {
                features[node, column] = draw(random, column % Communities == community);
            }
        }

        var (from, to) = (new List<int>(), new List<int>());
        for (var node = 0; node < Nodes; node++)
        {
            for (var edge = 0; edge < 3; edge++)
            {
                from.Add(node);
                to.Add((node + Communities * (1 + random.Next(Nodes / Communities - 1))) % Nodes);
            }
        }

        return AttributedGraph.Undirected(features, from.ToArray(), to.ToArray());
    }
}
