using GraphSec.Pipeline;
using GraphSec.Pipeline.Train.Tuning;

namespace GraphSec.Tests.Pipeline.Train.Tuning;

public sealed class HalvingRoundTests
{
    [Theory]
    [InlineData(27, 0, "27x1 9x3 3x9", 63)]
    [InlineData(27, 63, "27x1 9x3 3x9", 63)]
    [InlineData(27, 200, "27x3 9x9 3x27", 189)]
    [InlineData(10, 0, "10x1 3x3", 16)]
    [InlineData(3, 30, "3x10", 30)]
    [InlineData(2, 0, "2x1", 2)]
    public void A_third_goes_on_three_times_as_long(int trials, int budget, string expected, int spent)
    {
        var rounds = HalvingRound.Of(trials, budget);
        Assert.Equal(expected, string.Join(' ', rounds.Select(round => $"{round.Trials}x{round.Epochs}")));
        Assert.Equal(spent, HalvingRound.Sum(rounds));
    }

    [Fact]
    public void A_budget_that_does_not_suffice_says_what_would()
    {
        var error = Assert.Throws<InputException>(() => HalvingRound.Of(27, 62));
        Assert.Equal("62 epochs are too few for 27 trials: give --budget 63 or more, or fewer --trials", error.Message);
    }
}
