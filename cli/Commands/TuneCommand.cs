using System.CommandLine;
using System.CommandLine.Completions;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Train.Tuning;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec tune</c>: no stage; searches the settings of train.</summary>
internal static class TuneCommand
{
    // Every run of the program makes every command: this is a constant, and a test holds it against the catalog.
    private const string Description = """
        Search settings for train: random ones, of which each round keeps the best third and trains them three times as long.

        A trial is judged on the validation repositories: by the loss of hidden cells, and by faults planted in those that no weight
        is learned from. Test repositories are not looked at. Trial 1 has the settings as they stand in params.yaml, and stays to the
        end to be compared with. The same seed tries and finds the same; trials.md and trials.csv tell of all trials, params.yaml has the best.

        Settings and what they are drawn from:
          hidden             16, 24, 32, 48, 64
          layers             1, 2, 3
          learning-rate      0.001 to 0.02, by its logarithm
          weight-decay       0.01 to 0.3, by its logarithm
          dropout            0 to 0.6
          batch-nodes        512, 1024, 2048
          kind-mask          0 to 0.3
          trained-strength   0.2 to 2, by its logarithm
          context-weight     0.3 to 1
          correlation-prior  1 to 20, by its logarithm
          few-repositories   1 to 20, by its logarithm
          quantity-weight    0.3 to 1
          discount           0.5 to 1

        Examples:
          graphsec tune --input data/featurized --trials 27 --write params.yaml
          graphsec tune --settings hidden,layers,dropout --trials 9 --budget 60
          graphsec tune --trials 27 --resume                goes on where a run was cut off
        """;

    public static Command Create(Terminal terminal)
    {
        var standard = new TuneOptions();
        var command = new VerbCommand(terminal, "tune", Description);
        var input = command.Word("--input", "Folder that featurize wrote", ArtifactFolders.Featurized);
        var output = command.Word("--output", "Folder to write; an earlier one is replaced", "data/tuning");
        var trials = command.Whole("--trials", "Settings to try, those that stand among them", standard.Trials, least: 2, most: 999);
        var budget = command.OptionalWhole("--budget", "Epochs of all trials together [default: the least, one for each trial of the first round]");
        var searched = command.Path("--settings", "Settings to search, separated by commas [default: all]", "NAMES");
        searched.CompletionSources.Add(_ => [.. SettingCatalog.All.Select(setting => new CompletionItem(setting.Name))]);
        var seed = command.Whole("--seed", "Seed of the settings that are drawn", standard.Seed);
        var write = command.Path("--write", "File of parameters whose section train gets the best settings; comments stay", "FILE");
        var resume = command.Flag("--resume", "Go on where a run of the same features and options was cut off");
        var settings = new RunSettings(command, terminal);
        var compute = ComputeSettings.Training(command, terminal);
        command.Does(result =>
        {
            var options = compute.Over(settings.Of(result), result);
            options = options with
            {
                Tune = new TuneOptions
                {
                    Trials = result.GetValue(trials),
                    Budget = result.GetValue(budget) ?? 0,
                    Settings = CommaList.Of(result.GetValue(searched)),
                    Seed = result.GetValue(seed),
                    Resume = result.GetValue(resume),
                },
            };
            var (file, target) = (result.GetValue(write), result.GetValue(output)!);
            Check(options.Tune, file, target);
            var (from, to) = (terminal.At(result.GetValue(input)!), terminal.OutputFolderAt(target));
            var tuning = Progress.Show(terminal, step => new Flow(options, step).Tune(from, to));
            Tell(tuning);
            if (file is not null)
            {
                ParameterEdit.Write(terminal.At(file), file, TuningFile.Section, tuning.BestSettings);
            }

            return ExitCodes.Fine;
        });
        return command;

        // What would fail after hours fails now.
        void Check(TuneOptions options, string? file, string target)
        {
            HalvingRound.Of(options.Trials, options.Budget);
            var names = SettingCatalog.Named(options.Settings).Select(setting => setting.Name);
            if (options.Resume && BucketPlaces.IsOne(target))
            {
                throw new InputException($"--resume needs what a cut-off run left beside its output, and '{target}' is in a bucket; name a folder here");
            }

            if (file is not null && BucketPlaces.IsOne(file))
            {
                throw new InputException($"'{file}' is in a bucket; name a file here with --write");
            }

            if (file is not null)
            {
                ParameterEdit.Check(terminal.At(file), file, TuningFile.Section, names);
            }
        }

        void Tell(TuningResult tuning)
        {
            var best = tuning.Final[0];
            terminal.Out.WriteLine(FormattableString.Invariant(
                $"trial {best.Trial} of {tuning.Trials.Count} is best: loss {best.Loss:0.0000}, average precision {best.Precision:0.0000} on validation repositories"));
            foreach (var (key, value) in tuning.BestSettings)
            {
                terminal.Out.WriteLine($"  {key}: {value}");
            }
        }
    }
}
