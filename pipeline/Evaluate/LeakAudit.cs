using GraphSec.Pipeline.Evaluate.Faults;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>Asks trivial scores for generic faults. Planting that leaves a trace makes every figure worthless: injected outliers of
/// large norm or degree once made whole benchmarks so (Huang et al., ICDE 2023, arXiv:2210.12941).</summary>
internal static class LeakAudit
{
    public static IReadOnlyList<Leak> Of(ScoredGraphs trivial, IEnumerable<Fault> faults)
    {
        var generic = faults.Where(f => f.Set == FaultSet.Generic).Select(f => f.Name).ToArray();
        var leaks = new List<Leak>();
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
                    var chance = 1.96 * Math.Sqrt((planted + others + 1) / (12 * planted * others));
                    leaks.Add(new Leak(name, trivial.Rankers[ranker], area, chance));
                }
            }
        }

        return leaks;
    }
}
