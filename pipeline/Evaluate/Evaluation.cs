namespace GraphSec.Pipeline.Evaluate;

/// <summary>Figures of all rankers on all faults, and the curves of the detector.</summary>
/// <param name="HeldOut">False where the corpus is too small to keep repositories from training.</param>
public sealed record Evaluation(
    bool HeldOut,
    int Repositories,
    int Graphs,
    IReadOnlyDictionary<string, SortedDictionary<string, Ranking>> Rankings,
    IReadOnlyList<CurvePoint> Curve)
{
    /// <summary>All kinds of fault together.</summary>
    public const string AllFaults = "all";

    /// <summary>Writes the folder whole: metrics.json, rankings.csv and the curves roc.csv and pr.csv.</summary>
    public void WriteTo(string folder) => EvaluationFile.Write(this, folder);
}
