using GraphSec.Models;

namespace GraphSec.Pipeline.Train.Tuning;

/// <summary>Settings that are tried.</summary>
/// <param name="Number">From 1 on; the first has the settings as they stand.</param>
/// <param name="Values">By the settings' order.</param>
public sealed record Trial(int Number, IReadOnlyList<double> Values, TrainOptions Options)
{
    /// <summary>The settings as they stand, and random ones. A trial is the same whatever is searched beside and however many others there
    /// are.</summary>
    public static IReadOnlyList<Trial> Draw(TrainOptions basis, IReadOnlyList<TunedSetting> settings, int count, int seed) =>
        [.. Enumerable.Range(1, count).Select(number => number == 1 ? Of(number, basis, settings, basis) : Of(number, basis, settings, Drawn(basis, number, seed)))];

    private static TrainOptions Drawn(TrainOptions options, int number, int seed)
    {
        var random = new Pcg32((ulong)seed, (ulong)number);
        foreach (var setting in SettingCatalog.All)
        {
            options = setting.Set(options, setting.Draw(random));
        }

        return options;
    }

    private static Trial Of(int number, TrainOptions basis, IReadOnlyList<TunedSetting> settings, TrainOptions drawn)
    {
        double[] values = [.. settings.Select(setting => setting.Get(drawn))];
        return new Trial(number, values, settings.Zip(values).Aggregate(basis, (options, each) => each.First.Set(options, each.Second)));
    }
}
