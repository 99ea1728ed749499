using System.Globalization;
using GraphSec.Models;

namespace GraphSec.Pipeline.Train.Tuning;

/// <summary>An option of training that a search may draw.</summary>
/// <param name="Name">Of the option, without dashes: its key in params.yaml.</param>
/// <param name="Range">What is drawn from, in words.</param>
public sealed record TunedSetting(string Name, string Range)
{
    /// <summary>One value. Always takes as much from the generator, so that others do not move with it.</summary>
    public required Func<Pcg32, double> Draw { get; init; }

    public required Func<TrainOptions, double> Get { get; init; }

    public required Func<TrainOptions, double, TrainOptions> Set { get; init; }

    /// <summary>A value as params.yaml has it.</summary>
    public static string Text(double value) => value.ToString("0.#######", CultureInfo.InvariantCulture);
}
