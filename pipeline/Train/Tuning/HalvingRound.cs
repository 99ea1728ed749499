namespace GraphSec.Pipeline.Train.Tuning;

/// <summary>A round of a search.</summary>
/// <param name="Number">From 1 on.</param>
/// <param name="Trials">That are still in it.</param>
/// <param name="Epochs">That each has been trained for at its end.</param>
public sealed record HalvingRound(int Number, int Trials, int Epochs)
{
    /// <summary>One of so many trials goes on to the next round.</summary>
    private const int Factor = 3;

    /// <summary>
    /// Rounds of successive halving (Jamieson and Talwalkar, AISTATS 2016): each keeps the best third of the trials and trains them three
    /// times as long, until no more than three are left. A trial goes on from where it was, so that no epoch is trained twice.
    /// </summary>
    /// <param name="budget">Epochs of all trials together, at the most; 0 for one epoch in the first round.</param>
    /// <exception cref="InputException">The budget does not suffice for one epoch each.</exception>
    public static IReadOnlyList<HalvingRound> Of(int trials, int budget)
    {
        var rounds = new List<HalvingRound>();
        for (int left = trials, epochs = 1; ; left /= Factor, epochs *= Factor)
        {
            rounds.Add(new HalvingRound(rounds.Count + 1, left, epochs));
            if (left <= Factor)
            {
                break;
            }
        }

        var least = Sum(rounds);
        return budget != 0 && budget < least
            ? throw new InputException($"{budget} epochs are too few for {trials} trials: give --budget {least} or more, or fewer --trials")
            : [.. rounds.Select(round => round with { Epochs = round.Epochs * Math.Max(1, budget / least) })];
    }

    /// <summary>Epochs of all trials together.</summary>
    public static int Sum(IReadOnlyList<HalvingRound> rounds) =>
        rounds.Select((round, i) => round.Trials * (round.Epochs - (i == 0 ? 0 : rounds[i - 1].Epochs))).Sum();
}
