using System.Globalization;
using GraphSec.Cli;
using GraphSec.Cli.Commands;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Train;
using GraphSec.Pipeline.Train.Tuning;

namespace GraphSec.Tests.Pipeline.Train.Tuning;

public sealed class TrialTests
{
    [Fact]
    public void The_first_has_the_settings_as_they_stand_and_the_others_have_their_own()
    {
        var basis = new TrainOptions { Weighs = false };
        var trials = Trial.Draw(basis, SettingCatalog.All, 20, seed: 3);
        Assert.Equal(basis, trials[0].Options);
        Assert.Equal(20, trials.Select(trial => string.Join(' ', trial.Values)).Distinct().Count());
        Assert.All(trials, trial => Assert.False(trial.Options.Weighs));
        Assert.NotEqual(trials[1].Values, Trial.Draw(basis, SettingCatalog.All, 2, seed: 4)[1].Values);
    }

    [Fact]
    public void A_trial_does_not_depend_on_how_many_there_are_or_what_is_searched_beside()
    {
        var basis = new TrainOptions();
        var (all, some) = (Trial.Draw(basis, SettingCatalog.All, 20, 3)[5], Trial.Draw(basis, SettingCatalog.Named(["dropout", "layers"]), 6, 3)[5]);
        Assert.Equal((all.Options.Network.Dropout, all.Options.Network.Layers), (some.Options.Network.Dropout, some.Options.Network.Layers));
        Assert.Equal(basis.Network with { Dropout = all.Options.Network.Dropout, Layers = all.Options.Network.Layers }, some.Options.Network);
        Assert.Equal(basis.Detector, some.Options.Detector);
    }

    [Fact]
    public void What_is_written_down_is_what_was_tried()
    {
        var command = TrainCommand.Create(new Terminal(() => Stream.Null, TextWriter.Null, TextWriter.Null, false, false));
        foreach (var trial in Trial.Draw(new TrainOptions(), SettingCatalog.All, 200, 11))
        {
            string[] arguments = [.. SettingCatalog.All.Zip(trial.Values, (setting, value) => new[] { $"--{setting.Name}", TunedSetting.Text(value) }).SelectMany(pair => pair)];
            var parsed = command.Parse(arguments);
            Assert.Empty(parsed.Errors);
            var read = command.Reads(parsed, new FlowOptions()).Train;
            Assert.Equal((trial.Options.Network, trial.Options.Detector), (read.Network, read.Detector));
        }
    }

    [Fact]
    public void Values_are_within_what_they_are_said_to_be_drawn_from()
    {
        var trials = Trial.Draw(new TrainOptions(), SettingCatalog.All, 500, 5).Skip(1).ToArray();
        foreach (var (i, setting) in SettingCatalog.All.Index())
        {
            double[] ends = [.. setting.Range.Split([" to ", ", "], StringSplitOptions.None).Where(word => char.IsDigit(word[0])).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
            double[] drawn = [.. trials.Select(trial => trial.Values[i])];
            Assert.InRange(drawn.Min(), ends[0] - 1e-7, ends[^1]);
            Assert.InRange(drawn.Max(), ends[0], ends[^1] + 1e-7);
            Assert.True(drawn.Distinct().Count() >= 3, setting.Name);
        }
    }

    [Fact]
    public void A_setting_that_there_is_not_is_one_line()
    {
        var error = Assert.Throws<InputException>(() => SettingCatalog.Named(["dropout", "epochs"]));
        Assert.StartsWith("'epochs' is no setting to search: choose from hidden, layers, ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Places_by_loss_and_by_precision_are_added_up()
    {
        TrialResult[] results = [new(1, 1, 1, 1, 0.5, 0.10), new(2, 1, 1, 1, 0.4, 0.30), new(3, 1, 1, 1, 0.3, 0.20), new(4, 1, 1, 1, double.NaN, double.NaN)];
        // 2 and 3 have one place lost each: precision decides.
        Assert.Equal([2, 3, 1, 4], TrialResult.Ranked(results).Select(result => result.Trial));
    }
}
