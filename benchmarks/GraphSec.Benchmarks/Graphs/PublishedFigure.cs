namespace GraphSec.Benchmarks.Graphs;

/// <summary>What others report for a set.</summary>
/// <param name="Area">ROC-AUC as printed there.</param>
/// <param name="Precision">Average precision, or nothing where the source has none.</param>
internal sealed record PublishedFigure(string Set, string Method, string Area, string Precision, string Source)
{
    private const string Bond = "the best mean that BOND (Liu et al. 2022) or a later paper prints";
    private const string Rerun = "PyGOD at its defaults, run outside this repository, 1 or 2 seeds";

    public static IReadOnlyList<PublishedFigure> All { get; } =
    [
        new("disney", "best published", ".768", "", Bond),
        new("inj_cora", "GAD-NR, mean (best run .884)", ".876", "", Bond),
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
