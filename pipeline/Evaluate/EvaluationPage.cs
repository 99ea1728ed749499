using System.Globalization;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Faults;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>An evaluation as a page of Markdown.</summary>
internal static class EvaluationPage
{
    public static void Write(Evaluation evaluation, TextWriter writer)
    {
        var where = evaluation.HeldOut ? "that training did not see" : "that training saw too: there were too few to keep any apart";
        writer.Write($"""
            # Planted faults

            {evaluation.Graphs} graphs of {evaluation.Repositories} repositories {where}. In brackets: 95 % intervals, by bootstrap over
            repositories. AP is average precision; P@n the precision among as many top resources as there are faults; R@k % the share of
            faults above which fewer than k of 100 resources of their graph rank, other faults left out.


            """.ReplaceLineEndings("\n"));
        WriteAudit(evaluation, writer);
        foreach (var group in evaluation.Groups.Where(g => g.Level is "all" or "set"))
        {
            WriteRankers(evaluation, group, writer);
        }

        WriteAgainstBest(evaluation, writer, "Families and providers", g => g.Level is "family" or "provider");
        WriteAgainstBest(evaluation, writer, "Kinds of fault", g => g.Level == "fault");
        WriteCalibration(evaluation, writer);
    }

    private static void WriteAudit(Evaluation evaluation, TextWriter writer)
    {
        var outside = evaluation.Audit.Where(l => l.IsOutside).ToArray();
        writer.Write("## Leak audit\n\n");
        writer.Write(evaluation.Leaks.Any()
            ? "**Failed**: trivial scores tell generic faults apart, and figures on them mean nothing.\n\n"
            : "Passed: no trivial score tells generic faults from their controls (ROC-AUC 0.45 to 0.55, or within chance).\n\n");
        if (outside.Length > 0)
        {
            writer.Write("| fault | trivial score | ROC-AUC | verdict |\n|---|---|---|---|\n");
            foreach (var leak in outside)
            {
                writer.Write($"| {leak.Fault} | {leak.Score} | {EstimateText.Of(leak.RocAuc)} | {leak.Verdict} |\n");
            }

            writer.Write("\n");
        }
    }

    private static void WriteRankers(Evaluation evaluation, FaultGroup group, TextWriter writer)
    {
        var rankings = evaluation.Rankings[group];
        var any = rankings.Values.First();
        writer.Write($"## {Title(group)}\n\n{any.Faults} faults, {any.Blocks - any.Faults} resources without one; "
            + $"chance gives an AP of {EstimateText.Of((double)any.Faults / any.Blocks)}.\n\n");
        writer.Write("| ranking by | ROC-AUC | AP | P@n | R@1 % | R@2 % | R@5 % | graphsec ahead in AP |\n"
            + "|---|---|---|---|---|---|---|---|\n");
        var ordered = rankings.OrderByDescending(r => r.Value[Figure.AveragePrecision].Value).ThenBy(r => r.Key, StringComparer.Ordinal);
        foreach (var (name, r) in ordered)
        {
            var ahead = name == Evaluation.Detector ? "" : EstimateText.Signed(r.Ahead[(int)Figure.AveragePrecision]);
            writer.Write($"| {Marked(name)} | {EstimateText.Of(r[Figure.RocAuc])} | {EstimateText.Of(r[Figure.AveragePrecision])} "
                + $"| {EstimateText.Of(r[Figure.PrecisionAtFaults].Value)} | {EstimateText.Of(r[Figure.RecallAt1].Value)} | {EstimateText.Of(r[Figure.RecallAt2].Value)} | {EstimateText.Of(r[Figure.RecallAt5])} | {ahead} |\n");
        }

        writer.Write("\n");
    }

    private static void WriteAgainstBest(Evaluation evaluation, TextWriter writer, string title, Func<FaultGroup, bool> covers)
    {
        writer.Write($"## {title}\n\n"
            + "| faults | planted | ROC-AUC | AP | R@5 % | best baseline | its AP | graphsec ahead in AP |\n"
            + "|---|---|---|---|---|---|---|---|\n");
        foreach (var group in evaluation.Groups.Where(covers))
        {
            var own = evaluation.Rankings[group][Evaluation.Detector];
            var best = evaluation.BestBaseline(group);
            writer.Write($"| {group.Name} | {own.Faults} | {EstimateText.Of(own[Figure.RocAuc])} | {EstimateText.Of(own[Figure.AveragePrecision])} "
                + $"| {EstimateText.Of(own[Figure.RecallAt5].Value)} | {best} "
                + (best is null ? "| | |\n" : $"| {EstimateText.Of(evaluation.Rankings[group][best][Figure.AveragePrecision].Value)} "
                    + $"| {EstimateText.Signed(evaluation.Rankings[group][best].Ahead[(int)Figure.AveragePrecision])} |\n"));
        }

        writer.Write("\n");
    }

    private static void WriteCalibration(Evaluation evaluation, TextWriter writer)
    {
        writer.Write("## Calibration\n\nShare of untouched resources at a score or above; a percentile would give the expected share.\n\n"
            + "| score | expected | observed |\n|---|---|---|\n");
        foreach (var point in evaluation.Calibration)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"| {point.Threshold} | {EstimateText.Of(point.Expected)} | {EstimateText.Of(point.Observed)} |\n"));
        }
    }

    private static string Title(FaultGroup group) =>
        group.Level == "all" ? "All faults" : $"{char.ToUpperInvariant(group.Name[0])}{group.Name[1..]} faults";

    private static string Marked(string name) => name == Evaluation.Detector ? $"**{name}**" : name;
}
