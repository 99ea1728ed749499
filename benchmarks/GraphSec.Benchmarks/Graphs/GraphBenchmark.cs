using System.Globalization;
using GraphSec.Pipeline.Artifacts.PlainGraphs;
using GraphSec.Pipeline.Evaluate;
using GraphSec.Pipeline.Score.PlainGraphs;

namespace GraphSec.Benchmarks.Graphs;

/// <summary>
/// How well each detector finds the labelled outliers of plain graphs: ROC-AUC / average precision, means over seeds. Labels are read
/// only after a detector has scored.
/// </summary>
internal static class GraphBenchmark
{
    /// <param name="folder">Holds a folder a set.</param>
    /// <param name="words">Detectors to run; all where empty.</param>
    /// <param name="sets">Sets to run on; all where empty.</param>
    public static void Run(TextWriter output, string folder, int seeds, IReadOnlyList<string> words, IReadOnlyList<string> sets)
    {
        var graphs = Directory.GetDirectories(folder).Where(PlainGraphFolder.Is).Order(StringComparer.Ordinal)
            .Select(path => (Name: Path.GetFileName(path), Graph: PlainGraphFolder.Read(path)))
            .Where(set => set.Graph.Outliers is not null && (sets.Count == 0 || sets.Contains(set.Name))).ToList();
        output.WriteLine($"""
            # Outliers of plain attributed graphs

            ROC-AUC / average precision, means over {seeds} seeds, by

                dotnet run -c Release --project benchmarks/GraphSec.Benchmarks -- graphs --data=DIR

            DIR has a folder a set, as [docs/graphs.md](../../docs/graphs.md) says. inj_cora, gen_time and disney are BOND's (Liu et al. 2022,
            github.com/pygod-team/data); lf_cora_0 to 2 are Cora with outliers planted anew so that neither degree, triangles nor length give
            them away. A detector sees no labels. triangles-or-length and degree learn nothing: where they do well, planting left traces,
            and what else does well there proves little. docs/graphs.md says on which sets settings were chosen.

            """.ReplaceLineEndings("\n"));
        output.WriteLine($"| ROC-AUC / average precision | {string.Join(" | ", graphs.Select(set => set.Name))} |");
        output.WriteLine($"|---|{string.Concat(graphs.Select(_ => "---|"))}");
        foreach (var detector in PlainDetectors.All.Where(each => words.Count == 0 || words.Contains(each.Word)))
        {
            var cells = graphs.Select(set => Cell(set.Graph, detector.Word, seeds));
            output.WriteLine($"| {detector.Word} | {string.Join(" | ", cells)} |");
        }

        output.WriteLine("\n| set | nodes | edges | features | outliers |\n|---|---|---|---|---|");
        foreach (var (name, graph) in graphs)
        {
            var outliers = graph.Outliers!.Count(each => each);
            output.WriteLine($"| {name} | {graph.Names.Count} | {graph.From.Count} | {graph.Features.Columns} | {outliers} |");
        }

        output.WriteLine("\nOthers' figures, of their own runs and settings:\n\n| set | what others report | ROC-AUC | average precision | source |\n|---|---|---|---|---|");
        foreach (var figure in PublishedFigure.All.Where(each => graphs.Exists(set => set.Name == each.Set)))
        {
            output.WriteLine($"| {figure.Set} | {figure.Method} | {figure.Area} | {figure.Precision} | {figure.Source} |");
        }
    }

    private static string Cell(PlainGraph graph, string detector, int seeds)
    {
        var (area, precision) = (0.0, 0.0);
        for (var seed = 0; seed < seeds; seed++)
        {
            double[] scores = [.. PlainDetectors.Score(graph, detector, seed).Select(score => (double)score)];
            area += RankingMetrics.RocAuc(scores, graph.Outliers!) / seeds;
            precision += RankingMetrics.AveragePrecision(scores, graph.Outliers!) / seeds;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{area:F3} / {precision:F3}");
    }
}
