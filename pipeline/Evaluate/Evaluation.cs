using GraphSec.Pipeline.Artifacts.Faults;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>Figures of all rankers on all faults, and the curves of the detector.</summary>
/// <param name="HeldOut">False where the corpus is too small to keep repositories from training.</param>
/// <param name="Groups">In the order of tables.</param>
/// <param name="Rankings">For each group of faults, by ranker.</param>
public sealed record Evaluation(
    bool HeldOut,
    int Repositories,
    int Graphs,
    IReadOnlyList<Fault> Faults,
    IReadOnlyList<FaultGroup> Groups,
    IReadOnlyDictionary<FaultGroup, SortedDictionary<string, Ranking>> Rankings,
    IReadOnlyList<CurvePoint> Curve,
    IReadOnlyList<Leak> Audit,
    IReadOnlyList<Reliability> Calibration)
{
    /// <summary>All kinds of fault together.</summary>
    public const string AllFaults = "all";

    /// <summary>The ranker that is measured; the others are baselines.</summary>
    public const string Detector = "graphsec";

    public IEnumerable<Leak> Leaks => Audit.Where(l => l.IsLeak);

    public SortedDictionary<string, Ranking> Of(string group) => Rankings[Groups.First(g => g.Name == group)];

    /// <summary>The baseline of the highest average precision in a group, apart from the trivial ones; null where there is none.</summary>
    public string? BestBaseline(FaultGroup group) => Rankings[group]
        .Where(r => r.Key is not (Detector or "degree" or "random"))
        .OrderByDescending(r => r.Value[Figure.AveragePrecision].Value).ThenBy(r => r.Key, StringComparer.Ordinal)
        .Select(r => r.Key).FirstOrDefault();

    /// <summary>Writes the folder whole: metrics.json, tables of rankings, faults and leaks, the curves roc.csv and pr.csv, and
    /// evaluation.md for people.</summary>
    public void WriteTo(string folder) => EvaluationFile.Write(this, folder);
}
