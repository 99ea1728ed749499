using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Faults;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>Planted graphs and what every ranker made of them.</summary>
internal sealed class ScoredGraphs(IReadOnlyList<string> rankers, EvaluateOptions options)
{
    private readonly List<PlantedGraph> graphs = [];
    private readonly List<double[][]> scores = [];
    private readonly List<double[][]> above = [];
    private readonly List<string> repositories = [];

    public int Repositories => repositories.Count;

    /// <param name="planted">Held no longer than its faults are needed: blocks keep their type alone.</param>
    /// <param name="scored">For each ranker a score for each block.</param>
    public void Add(PlantedGraph planted, double[][] scored)
    {
        if (!repositories.Contains(planted.Graph.Repository))
        {
            repositories.Add(planted.Graph.Repository);
        }

        graphs.Add(planted);
        scores.Add(scored);
        above.Add([.. scored.Select(s => Above(planted, s))]);
    }

    /// <summary>Faults of a group against blocks without one, for one ranker.</summary>
    /// <param name="kinds">Kinds of fault.</param>
    /// <param name="covers">Types of block that count; null for all.</param>
    public RankedPool Pool(int ranker, IReadOnlySet<string> kinds, Func<string, bool>? covers = null) => new(
        Rows(ranker, kinds, covers), repositories.Count, [options.TopShare, 0.01, 0.02, 0.05]);

    public IEnumerable<(double Score, int Repository, bool IsFault, double Above)> Rows(int ranker, IReadOnlySet<string> kinds,
        Func<string, bool>? covers = null)
    {
        for (var g = 0; g < graphs.Count; g++)
        {
            var planted = graphs[g];
            if (!planted.Kinds.Overlaps(kinds))
            {
                continue;
            }

            var repository = repositories.IndexOf(planted.Graph.Repository);
            for (var b = 0; b < planted.Faults.Count; b++)
            {
                var isFault = planted.Faults[b] is { } fault && kinds.Contains(fault);
                if ((isFault || planted.IsNegative(b)) && (covers is null || covers(planted.Graph.Blocks[b].Type)))
                {
                    yield return (scores[g][ranker][b], repository, isFault, above[g][ranker][b]);
                }
            }
        }
    }

    public int CountOf(string provider) => graphs.Sum(g => g.Graph.Blocks.Count(b => ProviderOf(b.Type) == provider));

    public static string ProviderOf(string type)
    {
        var bare = type.StartsWith("data.", StringComparison.Ordinal) ? type[5..] : type;
        var end = bare.IndexOf('_', StringComparison.Ordinal);
        return end < 0 ? bare : bare[..end];
    }

    public IReadOnlyList<string> Providers() =>
        [.. graphs.SelectMany(g => g.Graph.Blocks.Where((_, b) => g.Faults[b] is not null)).Select(b => ProviderOf(b.Type))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> Rankers => rankers;

    /// <summary>For each fault the share of its graph's blocks that rank above. Faults planted together do not push each other down;
    /// ties count half.</summary>
    private static double[] Above(PlantedGraph planted, double[] scored)
    {
        var shares = new double[scored.Length];
        for (var i = 0; i < scored.Length; i++)
        {
            if (planted.Faults[i] is null)
            {
                continue;
            }

            double count = 0;
            for (var j = 0; j < scored.Length; j++)
            {
                count += planted.Faults[j] is not null ? 0 : scored[j] > scored[i] ? 1 : scored[j] == scored[i] ? 0.5 : 0;
            }

            shares[i] = count / scored.Length;
        }

        return shares;
    }
}
