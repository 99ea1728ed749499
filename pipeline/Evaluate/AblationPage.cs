namespace GraphSec.Pipeline.Evaluate;

/// <summary>What each part of a detector is worth, as a page of Markdown.</summary>
internal static class AblationPage
{
    public static void Write(Evaluation evaluation, IReadOnlyList<AblatedPart> parts, TextWriter writer)
    {
        var where = evaluation.HeldOut ? "that training did not see" : "that training saw too: there were too few to keep any apart";
        writer.Write($"""
            # What each part is worth

            Each row is a model trained without a part, on the same repositories, with the same settings, asked for the same faults: planted in
            {evaluation.Graphs} graphs of {evaluation.Repositories} repositories {where}. Worth is the whole model's figure less that of the
            model without the part; in brackets: 95 % intervals of it, by paired bootstrap over repositories. They hold the training fixed:
            what another seed changes is luck of training, and a part worth less than that cannot be told from luck.


            """.ReplaceLineEndings("\n"));
        foreach (var group in evaluation.Groups.Where(g => g.Level is "all" or "set"))
        {
            Write(evaluation, group, parts, writer);
        }

        writer.Write("## The parts\n\n| without | what becomes of the model |\n|---|---|\n");
        foreach (var part in parts)
        {
            writer.Write($"| {part.Name} | {part.Meaning} |\n");
        }
    }

    /// <summary>The parts worth most come first.</summary>
    private static void Write(Evaluation evaluation, FaultGroup group, IReadOnlyList<AblatedPart> parts, TextWriter writer)
    {
        var rankings = evaluation.Rankings[group];
        var whole = rankings[Evaluation.Detector];
        var title = group.Level == "all" ? "All" : $"{char.ToUpperInvariant(group.Name[0])}{group.Name[1..]}";
        writer.Write($"## {title} faults\n\n{whole.Faults} faults, {whole.Blocks - whole.Faults} resources without one.\n\n"
            + "| without | ROC-AUC | AP | R@2 % | worth in ROC-AUC | worth in AP | worth in R@2 % |\n|---|---|---|---|---|---|---|\n"
            + $"| (nothing) | {EstimateText.Of(whole[Figure.RocAuc])} | {EstimateText.Of(whole[Figure.AveragePrecision])} "
            + $"| {EstimateText.Of(whole[Figure.RecallAt2])} | | | |\n");
        foreach (var part in parts.OrderByDescending(part => rankings[part.Name].Ahead[(int)Figure.AveragePrecision].Value)
            .ThenBy(part => part.Name, StringComparer.Ordinal))
        {
            var without = rankings[part.Name];
            writer.Write($"| {part.Name} | {EstimateText.Of(without[Figure.RocAuc].Value)} | {EstimateText.Of(without[Figure.AveragePrecision].Value)} "
                + $"| {EstimateText.Of(without[Figure.RecallAt2].Value)} | {EstimateText.Signed(without.Ahead[(int)Figure.RocAuc])} "
                + $"| {EstimateText.Signed(without.Ahead[(int)Figure.AveragePrecision])} | {EstimateText.Signed(without.Ahead[(int)Figure.RecallAt2])} |\n");
        }

        writer.Write("\n");
    }
}
