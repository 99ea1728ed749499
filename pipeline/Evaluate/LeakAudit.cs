using GraphSec.Models;
using GraphSec.Pipeline.Artifacts.Faults;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>Asks trivial scores for generic faults. Planting that leaves a trace makes every figure worthless: injected outliers of
/// large norm or degree once made whole benchmarks so (Huang et al., ICDE 2023, arXiv:2210.12941).</summary>
internal static class LeakAudit
{
    /// <summary>Plants oftener than the figures need, for trivial scores cost nothing and chance is what blurs them.</summary>
    public static IReadOnlyList<Leak> Of(FaultPlanter planter, EvaluateOptions options)
    {
        var rankers = TrivialScores.All(options.Seed);
        var trivial = new ScoredGraphs([.. rankers.Select(r => r.Name)], options);
        var faults = planter.Faults.Where(f => f.Set == FaultSet.Generic).ToArray();
        foreach (var planted in faults.SelectMany(f => planter.Controlled(f, options.Rounds, int.MaxValue)))
        {
            trivial.Add(planted, [.. rankers.Select(r => r.Score(planted.Graph))]);
        }

        return Of(trivial, [.. faults.Select(f => f.Name)]);
    }

    private static List<Leak> Of(ScoredGraphs trivial, string[] generic)
    {
        var leaks = new List<Leak>();

        // Of many comparisons some are far off by chance: all of them together are to be wrong in one audit of twenty (Bonferroni).
        var deviations = NormalQuantile.At(1 - 0.05 / (2 * trivial.Rankers.Count * (generic.Length + 1)));
        foreach (var (name, kinds) in generic.Select(f => (f, (string[])[f])).Append(("generic", generic)))
        {
            for (var ranker = 0; ranker < trivial.Rankers.Count; ranker++)
            {
                var rows = trivial.Rows(ranker, kinds.ToHashSet(StringComparer.Ordinal)).ToArray();
                double planted = rows.Count(r => r.IsFault), others = rows.Length - planted;
                if (planted > 0 && others > 0)
                {
                    var area = RankingMetrics.RocAuc([.. rows.Select(r => r.Score)], [.. rows.Select(r => r.IsFault)]);
                    // The spread of the Mann-Whitney statistic where both come from one distribution.
                    var chance = deviations * Math.Sqrt((planted + others + 1) / (12 * planted * others));
                    leaks.Add(new Leak(name, trivial.Rankers[ranker], area, chance));
                }
            }
        }

        return leaks;
    }
}
