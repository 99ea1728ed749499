using System.Globalization;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>What each part is worth on each group of faults, as CSV. An undefined figure is an empty field.</summary>
internal static class AblationTable
{
    private static readonly Figure[] Figures = [Figure.RocAuc, Figure.AveragePrecision, Figure.RecallAt1, Figure.RecallAt2, Figure.RecallAt5];

    public static void Write(Evaluation evaluation, IReadOnlyList<AblatedPart> parts, TextWriter writer)
    {
        var csv = new CsvWriter(writer);
        csv.Field("without").Field("level").Field("faults");
        foreach (var name in (IEnumerable<string>)[.. Figures.Select(FigureNames.Of), .. Figures.Select(figure => "worth_" + FigureNames.Of(figure))])
        {
            csv.Field(name).Field(name + "_low").Field(name + "_high");
        }

        csv.Field("planted").Field("blocks").EndRecord();
        foreach (var group in evaluation.Groups)
        {
            Write(csv, group, "", evaluation.Rankings[group][Evaluation.Detector], isWhole: true);
            foreach (var part in parts)
            {
                Write(csv, group, part.Name, evaluation.Rankings[group][part.Name], isWhole: false);
            }
        }
    }

    private static void Write(CsvWriter csv, FaultGroup group, string without, Ranking ranking, bool isWhole)
    {
        csv.Field(without).Field(group.Level).Field(group.Name);
        foreach (var figure in Figures)
        {
            Write(csv, ranking[figure]);
        }

        foreach (var figure in Figures)
        {
            Write(csv, isWhole ? new Estimate(double.NaN, double.NaN, double.NaN) : ranking.Ahead[(int)figure]);
        }

        csv.Field(ranking.Faults.ToString(CultureInfo.InvariantCulture)).Field(ranking.Blocks.ToString(CultureInfo.InvariantCulture)).EndRecord();
    }

    private static void Write(CsvWriter csv, Estimate estimate)
    {
        foreach (var value in (ReadOnlySpan<double>)[estimate.Value, estimate.Low, estimate.High])
        {
            csv.Field(double.IsNaN(value) ? "" : value.ToString("F4", CultureInfo.InvariantCulture));
        }
    }
}
