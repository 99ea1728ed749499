using System.Globalization;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Train.Tuning;

/// <summary>A search as a folder: trials.md for people, trials.csv, and the best settings as a section of params.yaml.</summary>
public static class TuningFile
{
    /// <summary>The section of params.yaml that the settings are of.</summary>
    public const string Section = "train";

    /// <exception cref="InputException">The folder cannot be written.</exception>
    public static void Write(TuningResult tuning, string folder) => AtomicFolder.Write(folder, target =>
    {
        AtomicFile.WriteText(Path.Combine(target, "trials.csv"), writer => WriteTable(tuning, writer));
        AtomicFile.WriteText(Path.Combine(target, "trials.md"), writer => WritePage(tuning, writer));
        AtomicFile.WriteText(Path.Combine(target, "params.yaml"), writer => WriteSection(tuning, writer));
    });

    private static void WriteTable(TuningResult tuning, TextWriter writer)
    {
        var csv = new CsvWriter(writer);
        foreach (var name in (IEnumerable<string>)["round", "place", "trial", "epochs", "best_epoch", "validation_loss", "average_precision",
            .. tuning.Settings.Select(setting => setting.Name.Replace('-', '_'))])
        {
            csv.Field(name);
        }

        csv.EndRecord();
        foreach (var round in tuning.Results.GroupBy(result => result.Round))
        {
            foreach (var (place, result) in round.Index())
            {
                csv.Field(Whole(round.Key)).Field(Whole(place + 1)).Field(Whole(result.Trial)).Field(Whole(result.Epochs)).Field(Whole(result.BestEpoch))
                    .Field(Number(result.Loss, "F5")).Field(Number(result.Precision, "F5"));
                foreach (var value in tuning.Trials[result.Trial - 1].Values)
                {
                    csv.Field(TunedSetting.Text(value));
                }

                csv.EndRecord();
            }
        }
    }

    private static void WritePage(TuningResult tuning, TextWriter writer)
    {
        writer.Write($"""
            # A search for settings

            {tuning.Trials.Count} trials by seed {tuning.Seed}; trial 1 has the settings as they stood. Each round keeps the best third, and trial 1, and trains them longer.
            Loss is that of hidden cells of the validation repositories. AP is the average precision on faults planted in validation
            repositories that no weight was learned from. A trial's place is that of the sum of its places by both. Test
            repositories were not looked at.

            | round | trials | epochs of each |
            |---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var round in tuning.Rounds)
        {
            writer.Write($"| {Whole(round.Number)} | {Whole(round.Trials)} | {Whole(round.Epochs)} |\n");
        }

        writer.Write($"\n## Trials\n\nTrial {Whole(tuning.Best.Number)} is the best.\n\n| trial | rounds | best epoch | loss | AP |");
        writer.Write(string.Concat(tuning.Settings.Select(setting => $" {setting.Name} |")));
        writer.Write("\n" + string.Concat(Enumerable.Repeat("|---", 5 + tuning.Settings.Count)) + "|\n");
        foreach (var result in tuning.Final)
        {
            writer.Write($"| {Whole(result.Trial)} | {Whole(result.Round)} | {Whole(result.BestEpoch)} | {Number(result.Loss, "F4")} | {Number(result.Precision, "F4")} |");
            writer.Write(string.Concat(tuning.Trials[result.Trial - 1].Values.Select(value => $" {TunedSetting.Text(value)} |")) + "\n");
        }

        writer.Write("\n## What was drawn from\n\n| setting | range |\n|---|---|\n");
        foreach (var setting in tuning.Settings)
        {
            writer.Write($"| {setting.Name} | {setting.Range} |\n");
        }
    }

    private static void WriteSection(TuningResult tuning, TextWriter writer)
    {
        writer.Write($"# Trial {Whole(tuning.Best.Number)} of {Whole(tuning.Trials.Count)}, the best by seed {Whole(tuning.Seed)}.\n{Section}:\n");
        foreach (var (key, value) in tuning.BestSettings)
        {
            writer.Write($"  {key}: {value}\n");
        }
    }

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value, string format) => double.IsNaN(value) ? "" : value.ToString(format, CultureInfo.InvariantCulture);
}
