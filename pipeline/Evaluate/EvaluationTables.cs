using System.Globalization;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Faults;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>An evaluation as CSV. An undefined figure is an empty field.</summary>
internal static class EvaluationTables
{
    /// <summary>A row for each ranker and group of faults; <c>ahead</c> is the detector's figure less this ranker's.</summary>
    public static void WriteRankings(Evaluation evaluation, TextWriter writer)
    {
        var csv = new CsvWriter(writer);
        csv.Field("detector").Field("level").Field("fault");
        foreach (var figure in Enum.GetValues<Figure>())
        {
            var name = FigureNames.Of(figure);
            csv.Field(name).Field(name + "_low").Field(name + "_high");
        }

        foreach (var name in (string[])["roc_auc", "average_precision"])
        {
            csv.Field($"ahead_{name}").Field($"ahead_{name}_low").Field($"ahead_{name}_high");
        }

        csv.Field("faults").Field("blocks").EndRecord();
        foreach (var group in evaluation.Groups)
        {
            foreach (var (name, ranking) in evaluation.Rankings[group])
            {
                csv.Field(name).Field(group.Level).Field(group.Name);
                foreach (var figure in Enum.GetValues<Figure>())
                {
                    Fields(csv, ranking[figure]);
                }

                Fields(csv, ranking.Ahead[(int)Figure.RocAuc]);
                Fields(csv, ranking.Ahead[(int)Figure.AveragePrecision]);
                csv.Field(Whole(ranking.Faults)).Field(Whole(ranking.Blocks)).EndRecord();
            }
        }
    }

    /// <summary>A row for each kind of fault, planted or not: the detector against the best baseline there.</summary>
    public static void WriteFaults(Evaluation evaluation, TextWriter writer)
    {
        var csv = new CsvWriter(writer);
        foreach (var name in (string[])["fault", "set", "family", "meaning", "faults", "blocks", "roc_auc", "average_precision",
            "recall_at_1_percent", "recall_at_2_percent", "recall_at_5_percent", "best_baseline", "best_baseline_roc_auc",
            "best_baseline_average_precision"])
        {
            csv.Field(name);
        }

        csv.EndRecord();
        foreach (var fault in evaluation.Faults.OrderBy(f => f.Family).ThenBy(f => f.Name, StringComparer.Ordinal))
        {
            csv.Field(fault.Name).Field(EnumWords.Of(fault.Set)).Field(EnumWords.Of(fault.Family)).Field(fault.Meaning);
            var group = evaluation.Groups.FirstOrDefault(g => g.Level == "fault" && g.Name == fault.Name);
            if (group is null)
            {
                csv.Field("0").Field("0").Field("").Field("").Field("").Field("").Field("").Field("").Field("").Field("").EndRecord();
                continue;
            }

            var own = evaluation.Rankings[group][Evaluation.Detector];
            var best = evaluation.BestBaseline(group);
            csv.Field(Whole(own.Faults)).Field(Whole(own.Blocks)).Field(Number(own[Figure.RocAuc].Value))
                .Field(Number(own[Figure.AveragePrecision].Value)).Field(Number(own[Figure.RecallAt1].Value))
                .Field(Number(own[Figure.RecallAt2].Value)).Field(Number(own[Figure.RecallAt5].Value)).Field(best ?? "")
                .Field(best is null ? "" : Number(evaluation.Rankings[group][best][Figure.RocAuc].Value))
                .Field(best is null ? "" : Number(evaluation.Rankings[group][best][Figure.AveragePrecision].Value)).EndRecord();
        }
    }

    public static void WriteAudit(Evaluation evaluation, TextWriter writer)
    {
        var csv = new CsvWriter(writer);
        csv.Field("fault").Field("score").Field("roc_auc").Field("chance").Field("verdict").EndRecord();
        foreach (var leak in evaluation.Audit)
        {
            csv.Field(leak.Fault).Field(leak.Score).Field(Number(leak.RocAuc)).Field(Number(leak.Chance)).Field(leak.Verdict).EndRecord();
        }
    }

    public static void WriteCurve(TextWriter writer, string header, IEnumerable<(double X, double Y)> points)
    {
        writer.Write(header + "\n");
        foreach (var (x, y) in points)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{x:F5},{y:F5}\n"));
        }
    }

    private static void Fields(CsvWriter csv, Estimate estimate) =>
        csv.Field(Number(estimate.Value)).Field(Number(estimate.Low)).Field(Number(estimate.High));

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("F4", CultureInfo.InvariantCulture);

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
