namespace GraphSec.Benchmarks.Graphs;

/// <summary>What others report for a set.</summary>
/// <param name="Area">ROC-AUC as printed there.</param>
/// <param name="Precision">Average precision, or nothing where the source has none.</param>
internal sealed record PublishedFigure(string Set, string Method, string Area, string Precision, string Source)
{
    private const string Bond = "BOND (Liu et al. 2022) and the method's paper";
    private const string Rerun = "PyGOD at its defaults, run on the set";

    public static IReadOnlyList<PublishedFigure> All { get; } =
    [
        new("disney", "best published, mean", ".768", "", Bond),
        new("inj_cora", "GAD-NR, best published mean (best of its runs .884)", ".876", "", "GAD-NR's paper"),
        new("inj_cora", "DOMINANT, PyGOD 0.3.1, 100 epochs", ".844", ".209", Rerun),
        new("inj_cora", "DONE, PyGOD 1.1.0", ".837", ".343", Rerun),
        new("inj_cora", "CoLA, PyGOD 1.1.0", ".587", ".068", Rerun),
        new("gen_time", "DOMINANT, PyGOD 1.1.0", ".762", "", Rerun),
        new("gen_time", "CoLA, PyGOD 1.1.0", ".457", "", Rerun),
        new("lf_cora_0", "DOMINANT, PyGOD 1.1.0", ".500", "", Rerun),
        new("lf_cora_0", "CONAD, PyGOD 1.1.0", ".499", "", Rerun),
        new("lf_cora_0", "DONE, PyGOD 1.1.0", ".495", "", Rerun),
        new("lf_cora_0", "CoLA, PyGOD 1.1.0", ".527", "", Rerun),
        new("lf_cora_0", "OCGNN, PyGOD 1.1.0", ".478", "", Rerun),
        new("lf_cora_0", "GAD-NR, PyGOD 1.1.0, 15 epochs", ".510", "", Rerun),
    ];
}
